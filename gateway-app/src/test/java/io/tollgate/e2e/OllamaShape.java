package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shape of Ollama's chat answers.
 *
 * @see <a href="https://docs.ollama.com/api/chat">Chat</a>
 */
final class OllamaShape {

    private static final Set<String> REASONS = Set.of("stop", "length", "load", "unload");

    private OllamaShape() {}

    static void checkWhole(JsonNode answer) {
        checkLine(answer);
        checkEnd(answer);
        checkCalls(answer);
    }

    static void checkStream(String stream) {
        assertThat(stream).endsWith("}\n").doesNotContain("data:", "\n\n");
        List<JsonNode> lines = stream.lines().map(JsonMapper.shared()::readTree).toList();
        for (JsonNode line : lines.subList(0, lines.size() - 1)) {
            checkLine(line);
            checkCalls(line);
            assertThat(line.path("done").isBoolean()).isTrue();
            assertThat(line.path("done").booleanValue()).isFalse();
            assertThat(line.propertyNames()).doesNotContain("done_reason", "eval_count");
        }
        checkLine(lines.getLast());
        checkEnd(lines.getLast());
    }

    private static void checkLine(JsonNode line) {
        assertThat(line.path("model").stringValue("")).isNotBlank();
        OffsetDateTime.parse(line.path("created_at").stringValue(""));
        assertThat(line.path("message").path("role").stringValue("")).isEqualTo("assistant");
        assertThat(line.path("message").path("content").isString()).isTrue();
    }

    private static void checkCalls(JsonNode line) {
        for (JsonNode call : line.path("message").path("tool_calls")) {
            assertThat(call.path("function").path("name").stringValue("")).isNotBlank();
            assertThat(call.path("function").path("arguments").isObject()).isTrue();
        }
    }

    private static void checkEnd(JsonNode line) {
        assertThat(line.path("done").booleanValue()).isTrue();
        assertThat(REASONS).contains(line.path("done_reason").stringValue(""));
        assertThat(line.path("prompt_eval_count").longValue()).isEqualTo(25);
        assertThat(line.path("eval_count").longValue()).isEqualTo(12);
    }
}
