package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.wire.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassthroughBodyTest {

    private static final String WEIRD =
            """
            \s{ "temperature" : 0.70,"metadata":{"model":"inner", "stream_options":null},
            \t"x_unknown" : [1e3,  -0.0 ,12345678901234567890],"model" :"gpt-☀", "text":"\\u00e9\\/é" }
            """;

    @Test
    void leavesEveryByteWhenNothingChanges() {
        assertThat(passthrough(WEIRD, "gpt-☀", false)).isEqualTo(WEIRD);
    }

    @Test
    void changesTheModelAndNothingElse() {
        assertThat(passthrough(WEIRD, "openai/gpt \"4\"", false))
                .isEqualTo(WEIRD.replace("\"gpt-☀\"", "\"openai/gpt \\\"4\\\"\""));
    }

    @Test
    void keepsAnEscapedModelThatMeansTheSame() {
        String body = "{\"model\":\"gpt\\u002d4\"}";
        assertThat(passthrough(body, "gpt-4", false)).isEqualTo(body);
    }

    @Test
    void asksForUsageInStreams() {
        assertThat(passthrough("{ \"model\":\"a\", \"stream\" : true }", "b", true))
                .isEqualTo(
                        "{\"stream_options\":{\"include_usage\":true}, \"model\":\"b\","
                                + " \"stream\" : true }");
    }

    @Test
    void keepsOtherStreamOptions() {
        assertThat(
                        passthrough(
                                "{\"stream_options\": { \"include_obfuscation\" : false },"
                                        + "\"model\":\"a\"}",
                                "a",
                                true))
                .isEqualTo(
                        "{\"stream_options\": {\"include_usage\":true, \"include_obfuscation\" :"
                                + " false },\"model\":\"a\"}");
    }

    @Test
    void replacesARefusalOfUsage() {
        assertThat(
                        passthrough(
                                "{\"model\":\"a\",\"stream_options\":{\"include_usage\" : false}}",
                                "a",
                                true))
                .isEqualTo("{\"model\":\"a\",\"stream_options\":{\"include_usage\" : true}}");
    }

    @Test
    void replacesNullStreamOptions() {
        assertThat(passthrough("{\"model\":\"a\",\"stream_options\": null}", "a", true))
                .isEqualTo("{\"model\":\"a\",\"stream_options\": {\"include_usage\":true}}");
    }

    @Test
    void leavesAnAskForUsageAndNonsenseAlone() {
        String asks = "{\"model\":\"a\",\"stream_options\":{ \"include_usage\":true }}";
        assertThat(passthrough(asks, "a", true)).isEqualTo(asks);
        String nonsense = "{\"model\":\"a\",\"stream_options\":\"yes\"}";
        assertThat(passthrough(nonsense, "a", true)).isEqualTo(nonsense);
    }

    private static String passthrough(String body, String model, boolean stream) {
        return new String(
                new OpenAiProvider().passthroughBody(members(body), model, stream),
                StandardCharsets.UTF_8);
    }

    private static JsonMembers members(String body) {
        return JsonMembers.scan(
                body.getBytes(StandardCharsets.UTF_8), Set.of("model", "stream", "stream_options"));
    }
}
