package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shape of OpenAI's chat completions.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The object</a>
 */
final class OpenAiShape {

    private static final Set<String> REASONS =
            Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    private OpenAiShape() {}

    static void checkWhole(JsonNode answer) {
        assertThat(answer.path("object").stringValue("")).isEqualTo("chat.completion");
        checkStamp(answer);
        JsonNode choice = answer.path("choices").path(0);
        assertThat(answer.path("choices").size()).isEqualTo(1);
        assertThat(choice.path("index").isInt()).isTrue();
        assertThat(REASONS).contains(choice.path("finish_reason").stringValue(""));
        JsonNode message = choice.path("message");
        assertThat(message.path("role").stringValue("")).isEqualTo("assistant");
        assertThat(message.path("content").isString()).isTrue();
        for (JsonNode call : message.path("tool_calls")) {
            assertThat(call.path("id").stringValue("")).isNotBlank();
            assertThat(call.path("type").stringValue("")).isEqualTo("function");
            assertThat(call.path("function").path("arguments").isString()).isTrue();
        }
        checkUsage(answer.path("usage"));
    }

    static void checkStream(String stream) {
        assertThat(stream).endsWith("data: [DONE]\n\n").doesNotContain("event:");
        List<JsonNode> chunks = new ArrayList<>();
        for (String frame : stream.replace("data: [DONE]\n\n", "").split("\n\n")) {
            assertThat(frame).startsWith("data: ").doesNotContain("\n");
            chunks.add(JsonMapper.shared().readTree(frame.substring("data: ".length())));
        }
        Set<String> stamps = new TreeSet<>();
        int finished = 0;
        List<Integer> calls = new ArrayList<>();
        for (JsonNode chunk : chunks) {
            assertThat(chunk.path("object").stringValue("")).isEqualTo("chat.completion.chunk");
            checkStamp(chunk);
            stamps.add(chunk.path("id") + " " + chunk.path("created") + " " + chunk.path("model"));
            assertThat(chunk.path("choices").size()).as("usage was not asked for").isEqualTo(1);
            JsonNode choice = chunk.path("choices").path(0);
            assertThat(choice.has("finish_reason")).isTrue();
            finished += choice.path("finish_reason").isNull() ? 0 : 1;
            choice.path("delta").path("tool_calls").forEach(call -> checkDelta(call, calls));
        }
        assertThat(stamps).hasSize(1);
        assertThat(finished).isEqualTo(1);
        JsonNode first = chunks.getFirst().path("choices").path(0).path("delta");
        assertThat(first.path("role").stringValue("")).isEqualTo("assistant");
    }

    /** Calls are numbered from 0 as they begin; only a beginning has id and name. */
    private static void checkDelta(JsonNode call, List<Integer> begun) {
        int index = call.path("index").intValue();
        if (call.has("id")) {
            assertThat(index).isEqualTo(begun.size());
            begun.add(index);
            assertThat(call.path("type").stringValue("")).isEqualTo("function");
            assertThat(call.path("function").path("name").stringValue("")).isNotBlank();
        } else {
            assertThat(begun).contains(index);
        }
        assertThat(call.path("function").path("arguments").isString()).isTrue();
    }

    private static void checkStamp(JsonNode answer) {
        assertThat(answer.path("id").stringValue("")).startsWith("chatcmpl-");
        assertThat(answer.path("model").stringValue("")).isNotBlank();
        long created = answer.path("created").longValue();
        assertThat(created).isBetween(1_700_000_000L, Instant.now().getEpochSecond() + 1);
    }

    private static void checkUsage(JsonNode usage) {
        long prompt = usage.path("prompt_tokens").longValue();
        long completion = usage.path("completion_tokens").longValue();
        assertThat(prompt).isEqualTo(25);
        assertThat(completion).isEqualTo(12);
        assertThat(usage.path("total_tokens").longValue()).isEqualTo(prompt + completion);
    }
}
