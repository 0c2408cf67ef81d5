package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request under test, and what the writer makes of it. */
record Asked(
        List<Message> messages,
        Tooling tooling,
        Sampling sampling,
        @Nullable Thinking thinking,
        @Nullable AnswerFormat format) {

    static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    static final String CLAUDE_5 = "anthropic.claude-sonnet-5";
    static final String NOVA = "us.amazon.nova-pro-v1:0";
    static final String NOVA_2 = "us.amazon.nova-2-lite-v1:0";
    static final String LLAMA = "meta.llama3-70b-instruct-v1:0";
    static final String GPT_OSS = "openai.gpt-oss-120b-1:0";

    static final Asked PLAIN =
            new Asked(
                    List.of(Message.of(Role.USER, "hi")), Tooling.NONE, limited(null), null, null);

    static Sampling limited(@Nullable Integer maxTokens) {
        return new Sampling(null, null, null, null, null, null, maxTokens, List.of());
    }

    Asked messages(Message... said) {
        return new Asked(List.of(said), tooling, sampling, thinking, format);
    }

    Asked user(Part... parts) {
        return messages(new Message(Role.USER, List.of(parts)));
    }

    Asked tooling(Tooling other) {
        return new Asked(messages, other, sampling, thinking, format);
    }

    Asked sampling(Sampling other) {
        return new Asked(messages, tooling, other, thinking, format);
    }

    Asked thinking(Thinking other) {
        return new Asked(messages, tooling, sampling, other, format);
    }

    Asked format(AnswerFormat other) {
        return new Asked(messages, tooling, sampling, thinking, other);
    }

    Written of(String model) {
        return of(model, Map.of(), false);
    }

    Written of(String model, Map<String, String> options, boolean stream) {
        Losses losses = new Losses();
        ChatRequest request =
                new ChatRequest(
                        "asked",
                        new Delivery(stream, true),
                        messages,
                        tooling,
                        sampling,
                        thinking,
                        format,
                        null);
        byte[] body =
                ConverseRequestWriter.write(
                        request, new TargetModel(model, null), ConverseOptions.of(options), losses);
        return new Written(Json.parseObject(body), Set.copyOf(losses.fields()));
    }

    static JsonNode json(String text) {
        return Json.parse(Slice.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The outcome.
     *
     * @param body as the provider gets it
     * @param losses the fields that did not cross
     */
    record Written(JsonNode body, Set<String> losses) {

        /** The member as JSON; the empty text where it is absent. */
        String member(String name) {
            return body.has(name) ? body.path(name).toString() : "";
        }

        /** The first message's content as JSON. */
        String content() {
            return content(0);
        }

        String content(int message) {
            return body.path("messages").path(message).path("content").toString();
        }
    }
}
