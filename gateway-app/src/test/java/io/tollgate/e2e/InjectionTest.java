package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.policies.access.Rights;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Words that would be lines of a log, headers or series if they were passed on as they are. */
@Timeout(120)
final class InjectionTest {

    private static final String FORGED = "forged";
    private static final String KEY =
            PolicyStage.key(PolicyStage.team("forgers"), Rights.ALL).text().reveal();
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Level before;

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @BeforeAll
    static void listen() {
        before = root().getLevel();
        root().setLevel(Level.INFO);
        LOG.start();
        root().addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        root().detachAppender(LOG);
        root().setLevel(before);
    }

    static Stream<String> words() {
        String line = "2026-01-01T00:00:00Z WARN " + FORGED;
        String header = "x-" + FORGED + ": 1";
        return Stream.of(
                        "\r\n",
                        "\n",
                        "\r",
                        "\n\n",
                        "\r\n\r\n",
                        "\u0085",
                        "\u000b",
                        "\f",
                        "\0",
                        "\u001b[2K\r",
                        "\u001b]0;x\u0007\n",
                        "\t\n",
                        "%0d%0a",
                        "\\r\\n")
                .flatMap(
                        end ->
                                Stream.of(
                                        "m" + end + line,
                                        "m" + end + header,
                                        "m\"} 1" + end + FORGED + "_total{a=\"b\"} 7"));
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static HttpResponse<byte[]> ask(String model) {
        return PlainHttp.postTo(
                PolicyStage.GATEWAY.url() + "/v1/chat/completions",
                "{\"model\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                        .formatted(json(model)),
                "Authorization",
                "Bearer " + KEY);
    }

    @ParameterizedTest
    @MethodSource("words")
    void whatCallersAndProvidersSayStaysOneWord(String word) {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        answers.add(ask(word));
        for (int status : new int[] {400, 500}) {
            PolicyStage.STUB.answers(
                    new Script(
                            status,
                            Map.of("Content-Type", "application/json"),
                            List.of(
                                    "{\"error\":{\"message\":%1$s,\"type\":%1$s,\"code\":%1$s}}"
                                            .formatted(json(word))
                                            .getBytes(StandardCharsets.UTF_8)),
                            End.COMPLETE));
            answers.add(ask("priced"));
        }
        AdminClient admin = PolicyStage.GATEWAY.admin();
        for (String path : List.of("/tenants", "/keys")) {
            answers.add(
                    admin.post(
                                    path,
                                    "{\"id\":%1$s,\"name\":%1$s,\"unit\":%1$s,\"label\":%1$s}"
                                            .formatted(json(word)))
                            .http());
        }
        for (HttpResponse<byte[]> answer : answers) {
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.contains(FORGED));
            assertThat(answer.statusCode()).isBetween(400, 599).isNotEqualTo(501);
        }
        nothingIsForged();
    }

    /** Past any client's own checks. */
    @ParameterizedTest
    @MethodSource("words")
    void norDoAddressesAndHeadersThatNoClientWouldSend(String word) throws IOException {
        URI gateway = URI.create(PolicyStage.GATEWAY.url());
        for (String head :
                List.of(
                        "GET /v1/models/" + word + " HTTP/1.1\r\nHost: a\r\n",
                        "GET /v1/models HTTP/1.1\r\nHost: a\r\nx-tollgate-model: " + word + "\r\n",
                        "GET /v1/models HTTP/1.1\r\nHost: a\r\ntraceparent: " + word + "\r\n",
                        "GET /admin/v1/keys?search=" + word + " HTTP/1.1\r\nHost: a\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream()
                        .write(
                                (head
                                                + "Authorization: Bearer "
                                                + KEY
                                                + "\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(heads(socket.getInputStream()))
                        .noneMatch(line -> line.toLowerCase().startsWith("x-" + FORGED));
            }
        }
        nothingIsForged();
    }

    /** The lines of the first answer's head. */
    private static List<String> heads(InputStream in) throws IOException {
        String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        return all.substring(0, end < 0 ? all.length() : end).lines().toList();
    }

    private static void nothingIsForged() {
        List<ILoggingEvent> events = List.copyOf(LOG.list);
        LOG.list.clear();
        for (ILoggingEvent event : events) {
            assertThat(event.getFormattedMessage())
                    .as("a line of the log, by %s", event.getLoggerName())
                    .doesNotMatch("(?s).*[\\x00-\\x08\\x0a-\\x1f\\x7f\\x85].*");
        }
        String exposition =
                PolicyStage.text(
                        PlainHttp.getFrom(
                                PolicyStage.GATEWAY.watchedAt() + "/actuator/prometheus"));
        assertThat(exposition.lines()).noneMatch(line -> line.contains(FORGED));
    }
}
