package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a client does not say, and what its provider cannot be told. */
class UnsaidTest {

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("io.tollgate.e2e.Clients#streamedOrNot")
    void nothingIsInventedButWhatTheProviderDemands(String client, String provider, boolean stream)
            throws Exception {
        JsonNode body = ask(client, provider, stream ? "true" : "false").json();

        Set<String> allowed =
                switch (provider) {
                    case "openai" -> Set.of("model", "messages", "stream", "stream_options");
                    case "anthropic" -> Set.of("model", "messages", "stream", "max_tokens");
                    default -> Set.of("model", "messages", "stream", "options");
                };
        assertThat(allowed)
                .containsAll(body.propertyNames().stream().filter(n -> !limit(client, n)).toList());
        assertThat(body.path("messages").size()).isEqualTo(1);
        if (provider.equals("anthropic") && !client.equals("anthropic")) {
            assertThat(body.path("max_tokens").intValue()).isEqualTo(64_000);
        }
        if (!client.equals("anthropic") && provider.equals("ollama")) {
            assertThat(body.path("options").isEmpty()).isTrue();
        }
    }

    /** Anthropic's clients have to name a limit. */
    private static boolean limit(String client, String name) {
        return client.equals("anthropic") && name.startsWith("max_");
    }

    /** Ollama streams unless told otherwise; the others do not unless told to. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void theClientsDialectSaysWhetherSilenceMeansAStream(String client, String provider)
            throws Exception {
        boolean streams = client.equals("ollama");

        Received received = ask(client, provider, null);

        assertThat(ProviderView.of(provider, received).streams()).isEqualTo(streams);
        if (streams && provider.equals("openai")) {
            assertThat(received.json().path("stream_options").path("include_usage").booleanValue())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0} forces {1}")
    @CsvSource({"openai,any", "openai,get_time", "anthropic,any", "anthropic,get_time"})
    void whatOllamaCannotBeToldIsReported(String client, String force) throws Exception {
        Stage.STUB.answers(Stage.answer("ollama", "tools", false));

        HttpResponse<byte[]> response =
                PlainHttp.post(PlainHttp.path(client), forcing(client, force));

        assertThat(response.headers().firstValue("x-tollgate-dropped").orElse(""))
                .contains("tool_choice");
        assertThat(ProviderView.of("ollama", Stage.STUB.received()).tools())
                .isEqualTo(
                        force.equals("any")
                                ? List.of("get_weather:city", "get_time:zone")
                                : List.of("get_time:zone"));
    }

    private static String forcing(String client, String force) {
        boolean any = force.equals("any");
        if (client.equals("openai")) {
            String choice =
                    any
                            ? "\"required\""
                            : "{\"type\":\"function\",\"function\":{\"name\":\"get_time\"}}";
            return body(
                    "\"tool_choice\":%s,\"tools\":[%s,%s],"
                            .formatted(
                                    choice,
                                    openAiTool("get_weather", "city"),
                                    openAiTool("get_time", "zone")));
        }
        String choice = any ? "{\"type\":\"any\"}" : "{\"type\":\"tool\",\"name\":\"get_time\"}";
        return body(
                "\"max_tokens\":9,\"tool_choice\":%s,\"tools\":[%s,%s],"
                        .formatted(
                                choice,
                                anthropicTool("get_weather", "city"),
                                anthropicTool("get_time", "zone")));
    }

    private static String openAiTool(String name, String property) {
        return "{\"type\":\"function\",\"function\":{\"name\":\"%s\",\"parameters\":%s}}"
                .formatted(name, schema(property));
    }

    private static String anthropicTool(String name, String property) {
        return "{\"name\":\"%s\",\"input_schema\":%s}".formatted(name, schema(property));
    }

    private static String schema(String property) {
        return "{\"type\":\"object\",\"properties\":{\"%s\":{\"type\":\"string\"}}}"
                .formatted(property);
    }

    private static String body(String more) {
        return "{%s\"model\":\"on-ollama\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                .formatted(more);
    }

    private static Received ask(String client, String provider, String stream) throws Exception {
        boolean streams = stream == null ? client.equals("ollama") : Boolean.parseBoolean(stream);
        Stage.STUB.answers(Stage.answer(provider, "text", streams));
        String said = stream == null ? "" : "\"stream\":%s,".formatted(stream);
        String limit = client.equals("anthropic") ? "\"max_tokens\":9," : "";
        String body = body(said + limit).replace("on-ollama", "on-" + provider);
        assertThat(PlainHttp.post(PlainHttp.path(client), body).statusCode()).isEqualTo(200);
        return Stage.STUB.received();
    }
}
