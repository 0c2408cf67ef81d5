package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnthropicProviderTest {

    private static final String WEIRD =
            """
            \s{ "temperature" : 0.70,"metadata":{"model":"inner", "user_id":null},
            \t"x_unknown" : [1e3,  -0.0 ,12345678901234567890],"model" :"claude-☀",\
             "text":"\\u00e9\\/é" }
            """;

    private final AnthropicProvider provider = new AnthropicProvider();

    @Test
    void carriesItsVersionAndTheKeyWhereThereIsOne() {
        assertThat(provider.headers("sk-1"))
                .isEqualTo(Map.of("anthropic-version", "2023-06-01", "x-api-key", "sk-1"));
        assertThat(provider.headers(null)).isEqualTo(Map.of("anthropic-version", "2023-06-01"));
    }

    @Test
    void leavesEveryByteWhenNothingChanges() {
        assertThat(passthrough(WEIRD, "claude-☀", true)).isEqualTo(WEIRD);
    }

    @Test
    void changesTheModelAndNothingElse() {
        assertThat(provider.passthroughPath(MessagesFace.MESSAGES, "m")).isEqualTo("/v1/messages");
        assertThat(passthrough(WEIRD, "anthropic/\"4\"", true))
                .isEqualTo(WEIRD.replace("\"claude-☀\"", "\"anthropic/\\\"4\\\"\""));
    }

    @Test
    void keepsAnEscapedModelThatMeansTheSame() {
        String body = "{\"model\":\"claude\\u002d4\"}";
        assertThat(passthrough(body, "claude-4", false)).isEqualTo(body);
    }

    @Test
    void readsTheUsageOfAnAnswerThatPassesThrough() {
        assertThat(
                        provider.readUsage(
                                bytes("{\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}")))
                .isEqualTo(TokenUsage.of(7, 3));
        assertThat(provider.readUsage(bytes("{\"type\":\"error\"}"))).isNull();
    }

    @Test
    void readsItsModels() {
        assertThat(models("{\"data\":[{\"type\":\"model\",\"id\":\"a\"},{\"id\":\"b/c\"}]}"))
                .containsExactly("a", "b/c");
        assertThatThrownBy(() -> models("{\"data\":[{}]}")).isInstanceOf(MalformedInput.class);
    }

    private Iterable<String> models(String body) {
        return provider.readModels(bytes(body));
    }

    private String passthrough(String body, String model, boolean stream) {
        JsonMembers members = JsonMembers.scan(bytes(body), Set.of("model", "stream"));
        return new String(provider.passthroughBody(members, model, stream), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
