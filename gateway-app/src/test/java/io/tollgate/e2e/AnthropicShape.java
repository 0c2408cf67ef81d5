package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shape of Anthropic's messages.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming</a>
 */
final class AnthropicShape {

    private static final Set<String> REASONS =
            Set.of("end_turn", "max_tokens", "stop_sequence", "tool_use", "pause_turn", "refusal");

    private AnthropicShape() {}

    static void checkWhole(JsonNode message) {
        checkMessage(message);
        assertThat(REASONS).contains(message.path("stop_reason").stringValue(""));
        assertThat(message.path("content").isArray()).isTrue();
        for (JsonNode block : message.path("content")) {
            switch (block.path("type").stringValue("")) {
                case "text" -> assertThat(block.path("text").stringValue("")).isNotEmpty();
                case "tool_use" -> {
                    assertThat(block.path("id").stringValue("")).isNotBlank();
                    assertThat(block.path("input").isObject()).isTrue();
                }
                default -> throw new AssertionError("unexpected block " + block);
            }
        }
        assertThat(message.path("usage").path("output_tokens").longValue()).isEqualTo(12);
        assertThat(message.path("usage").path("input_tokens").longValue()).isEqualTo(25);
    }

    private static void checkMessage(JsonNode message) {
        assertThat(message.path("id").stringValue("")).startsWith("msg_");
        assertThat(message.path("type").stringValue("")).isEqualTo("message");
        assertThat(message.path("role").stringValue("")).isEqualTo("assistant");
        assertThat(message.path("model").stringValue("")).isNotBlank();
        assertThat(message.propertyNames()).contains("stop_reason", "stop_sequence");
        assertThat(message.path("usage").path("input_tokens").isNumber()).isTrue();
        assertThat(message.path("usage").path("output_tokens").isNumber()).isTrue();
    }

    static void checkStream(String stream) {
        assertThat(stream).endsWith("\n\n").doesNotContain("[DONE]");
        List<String> types = new ArrayList<>();
        Set<Integer> open = new TreeSet<>();
        int blocks = 0;
        for (String frame : stream.split("\n\n")) {
            String[] lines = frame.split("\n");
            assertThat(lines).hasSize(2);
            JsonNode data = JsonMapper.shared().readTree(lines[1].substring("data: ".length()));
            String type = data.path("type").stringValue("");
            assertThat(lines[0]).isEqualTo("event: " + type);
            types.add(type);
            int index = data.path("index").intValue(-1);
            switch (type) {
                case "message_start" -> checkStart(data.path("message"));
                case "content_block_start" -> {
                    assertThat(open).as("one block at a time").isEmpty();
                    assertThat(index).isEqualTo(blocks++);
                    open.add(index);
                }
                case "content_block_delta" -> assertThat(open).containsExactly(index);
                case "content_block_stop" -> assertThat(open.remove(index)).isTrue();
                case "message_delta" -> checkEnd(data, open);
                case "ping", "message_stop" -> {}
                default -> throw new AssertionError("unexpected event " + data);
            }
        }
        assertThat(types).first().isEqualTo("message_start");
        assertThat(types).endsWith("message_delta", "message_stop");
        assertThat(types).containsOnlyOnce("message_start", "message_delta", "message_stop");
    }

    private static void checkStart(JsonNode message) {
        checkMessage(message);
        assertThat(message.path("content").isEmpty()).isTrue();
        assertThat(message.path("stop_reason").isNull()).isTrue();
    }

    private static void checkEnd(JsonNode data, Set<Integer> open) {
        assertThat(open).isEmpty();
        assertThat(REASONS).contains(data.path("delta").path("stop_reason").stringValue(""));
        assertThat(data.path("usage").path("output_tokens").longValue()).isEqualTo(12);
    }
}
