package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * What whoever watches the gateway hears of calls: spans and lines, and nothing of their content.
 */
@Timeout(60)
final class TelemetryTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";
    private static final StubProvider PROVIDER = new StubProvider();
    private static final StubProvider COLLECTOR = new StubProvider();
    private static final RunningGateway GATEWAY = gateway();

    private static RunningGateway gateway() {
        COLLECTOR.answers(Script.of("application/x-protobuf", new byte[0]));
        return new RunningGateway(
                """
                tollgate:
                  demo: false
                  discovery: false
                  defaults: { retry: { attempts: 2, backoff: 1ms } }
                  telemetry:
                    access-log: true
                    traces:
                      url: http://127.0.0.1:%d/v1/traces
                      token: collector-canary
                  providers:
                    a: { dialect: openai, base-url: "http://127.0.0.1:%d/v1", api-key: sk-provider-canary }
                  models:
                    traced: { targets: [ { provider: a, model: gpt-traced, price: { input: 1, output: 2 } } ] }
                """
                        .formatted(COLLECTOR.port(), PROVIDER.port()));
    }

    private static HttpResponse<byte[]> ask(String... headers) {
        return PlainHttp.postTo(
                GATEWAY.url() + "/v1/chat/completions", PlainHttp.chat("traced", true), headers);
    }

    /** The spans of a trace, once there are so many. */
    private static List<Span> spans(String trace, int count) throws Exception {
        List<Span> spans = new ArrayList<>();
        while (spans.size() < count) {
            Received export = COLLECTOR.received();
            assertThat(export.headers()).containsEntry("authorization", "Bearer collector-canary");
            for (Span span : read(export)) {
                if (hex(span.getTraceId().toByteArray()).equals(trace)) {
                    spans.add(span);
                }
            }
        }
        return spans;
    }

    private static List<Span> read(Received export) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(export.body()))) {
            return ExportTraceServiceRequest.parseFrom(in).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .toList();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<String, Object> attributes(Span span) {
        Map<String, Object> attributes = new TreeMap<>();
        for (KeyValue one : span.getAttributesList()) {
            AnyValue value = one.getValue();
            attributes.put(
                    one.getKey(),
                    value.hasIntValue()
                            ? (Object) value.getIntValue()
                            : value.hasDoubleValue()
                                    ? (Object) value.getDoubleValue()
                                    : value.getStringValue());
        }
        return attributes;
    }

    private static Span of(List<Span> spans, Span.SpanKind kind, int attempt) {
        return spans.stream()
                .filter(span -> span.getKind() == kind)
                .filter(
                        span ->
                                attempt == 0
                                        || Long.valueOf(attempt)
                                                .equals(
                                                        attributes(span)
                                                                .get("tollgate.attempt.number")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallIsASpanWithAChildForEachAttempt() throws Exception {
        PROVIDER.answersInTurn(
                new Script(
                        500, Map.of("Content-Type", "application/json"), List.of(), End.COMPLETE),
                Stage.answer("openai", "text", true));

        HttpResponse<byte[]> answer =
                ask(
                        "traceparent",
                        "00-" + TRACE + "-" + CALLERS_SPAN + "-01",
                        "tracestate",
                        "callers=secret");

        assertThat(answer.statusCode()).isEqualTo(200);
        List<Span> spans = spans(TRACE, 3);
        Span call = of(spans, Span.SpanKind.SPAN_KIND_SERVER, 0);
        Span failed = of(spans, Span.SpanKind.SPAN_KIND_CLIENT, 1);
        Span answered = of(spans, Span.SpanKind.SPAN_KIND_CLIENT, 2);
        assertThat(hex(call.getParentSpanId().toByteArray())).isEqualTo(CALLERS_SPAN);
        assertThat(failed.getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(answered.getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(call.getName()).isEqualTo("chat traced");
        assertThat(attributes(call))
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.request.model", "traced")
                .containsEntry("gen_ai.response.model", "gpt-traced")
                .containsEntry("gen_ai.provider.name", "a")
                .containsEntry("http.route", "/v1/chat/completions")
                .containsEntry("http.response.status_code", 200L)
                .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens")
                .containsEntry("tollgate.team", "local/open")
                .containsEntry(
                        "tollgate.request.id",
                        answer.headers().firstValue("x-tollgate-request-id").orElseThrow())
                .doesNotContainKey("error.type");
        assertThat(attributes(failed)).containsEntry("tollgate.attempt.outcome", "failed");
        assertThat(failed.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(attributes(answered))
                .containsEntry("tollgate.attempt.kind", "retry")
                .containsKeys("gen_ai.server.time_to_first_token", "tollgate.cost");
        for (Span attempt : List.of(failed, answered)) {
            assertThat(PROVIDER.received().headers())
                    .containsEntry(
                            "traceparent",
                            "00-" + TRACE + "-" + hex(attempt.getSpanId().toByteArray()) + "-01")
                    .doesNotContainKey("tracestate");
        }
        assertThat(spans.toString()).doesNotContain("Paris", "canary", "weather");
    }

    @Test
    void whoDecidedNotToTraceIsHeard() throws Exception {
        PROVIDER.answers(Stage.answer("openai", "text", true));
        String untraced = TRACE.replace('4', '5');
        ask("traceparent", "00-" + untraced + "-" + CALLERS_SPAN + "-00");
        String traced = TRACE.replace('4', '6');
        ask("traceparent", "00-" + traced + "-" + CALLERS_SPAN + "-01");

        List<String> seen = new CopyOnWriteArrayList<>();
        while (!seen.contains(traced)) {
            read(COLLECTOR.received())
                    .forEach(span -> seen.add(hex(span.getTraceId().toByteArray())));
        }
        assertThat(seen).doesNotContain(untraced);
        assertThat(PROVIDER.received().headers().get("traceparent"))
                .contains(untraced)
                .endsWith("-00");
    }

    @Test
    void eachCallLeavesALine() {
        // Stage starts a gateway, which sets the log up anew: that has to be over.
        Script answer = Stage.answer("openai", "text", true);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        root.addAppender(lines);
        try {
            PROVIDER.answers(answer);
            String id = ask().headers().firstValue("x-tollgate-request-id").orElseThrow();
            PolicyStage.await(() -> lines.list.stream().anyMatch(line -> isOf(line, id)));
            ILoggingEvent line =
                    lines.list.stream().filter(one -> isOf(one, id)).findFirst().orElseThrow();

            Map<String, Object> fields = new TreeMap<>();
            for (KeyValuePair pair : line.getKeyValuePairs()) {
                fields.put(pair.key, pair.value);
            }
            assertThat(fields)
                    .containsEntry("endpoint", "/v1/chat/completions")
                    .containsEntry("model", "traced")
                    .containsEntry("served_model", "gpt-traced")
                    .containsEntry("provider", "a")
                    .containsEntry("status", 200)
                    .containsEntry("end", "complete")
                    .containsEntry("attempts", 1)
                    .containsEntry("team", "local/open")
                    .containsKeys("duration_ms", "input_tokens", "output_tokens", "cost_usd")
                    .containsKey("trace_id");
            assertThat(line.getFormattedMessage())
                    .startsWith("/v1/chat/completions traced 200 by a of local/open took ");
            assertThat(fields + line.getFormattedMessage()).doesNotContain("Paris", "canary");
        } finally {
            root.detachAppender(lines);
        }
    }

    private static boolean isOf(ILoggingEvent line, String request) {
        return line.getLoggerName().equals("io.tollgate.access")
                && line.getKeyValuePairs().stream().anyMatch(pair -> request.equals(pair.value));
    }
}
