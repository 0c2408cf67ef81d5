package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two providers that speak each dialect, and models that have one target at either. */
final class TrafficStage {

    static final StubProvider A = new StubProvider();
    static final StubProvider B = new StubProvider();
    static final RunningGateway GATEWAY = new RunningGateway(yaml());

    private TrafficStage() {}

    /** Models {@code openai-then-ollama} and so on: A in the first dialect, then B in the other. */
    private static String yaml() {
        String providers =
                Stream.of("a", "b")
                        .flatMap(
                                who ->
                                        Stage.PROVIDERS.stream()
                                                .map(dialect -> provider(who, dialect)))
                        .collect(Collectors.joining());
        String models =
                Stage.PROVIDERS.stream()
                        .flatMap(
                                first ->
                                        Stage.PROVIDERS.stream()
                                                .map(second -> model(first, second)))
                        .collect(Collectors.joining());
        return """
        tollgate:
          demo: false
          discovery: false
          health: { min-calls: 1000000, max-rest: 0s }
          defaults:
            retry: { attempts: 2, backoff: 10ms }
            deadlines: { first-token: 300ms, total: 3s }
          providers:
        %s  models:
        %s"""
                .formatted(providers, models);
    }

    private static String provider(String who, String dialect) {
        int port = who.equals("a") ? A.port() : B.port();
        return """
            %s-%s:
              dialect: %s
              base-url: http://127.0.0.1:%d%s
              api-key: sk-provider-canary
              timeouts: { response: 700ms, idle: 700ms }
        """
                .formatted(who, dialect, dialect, port, dialect.equals("openai") ? "/v1" : "");
    }

    private static String model(String first, String second) {
        return """
            %1$s-then-%2$s:
              targets:
                - { provider: a-%1$s, model: first, priority: 1, max-output-tokens: 1000 }
                - { provider: b-%2$s, model: second, priority: 2, max-output-tokens: 1000 }
              on-context-too-long: [ { provider: b-%2$s, model: longer, max-output-tokens: 1000 } ]
              on-content-policy: [ { provider: b-%2$s, model: laxer, max-output-tokens: 1000 } ]
        """
                .formatted(first, second);
    }

    static HttpResponse<byte[]> ask(String client, String model, boolean stream) {
        return PlainHttp.postTo(
                GATEWAY.url() + PlainHttp.path(client), PlainHttp.chat(model, stream));
    }

    static String body(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Attempts that were counted with these tags: {@code outcome, failed, …}. */
    static long attempts(RunningGateway gateway, String... tags) {
        return gateway
                .bean(MeterRegistry.class)
                .find("tollgate.attempts")
                .tags(tags)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** Waits until as many were counted: that happens once the client has its last byte. */
    static void awaitAttempts(RunningGateway gateway, long count, String... tags)
            throws InterruptedException {
        for (int i = 0; i < 200 && attempts(gateway, tags) < count; i++) {
            Thread.sleep(10);
        }
        assertThat(attempts(gateway, tags)).isEqualTo(count);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
