package io.tollgate.filters.dialect.anthropic;

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
import java.util.List;
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

    static final Asked PLAIN =
            new Asked(
                    List.of(Message.of(Role.USER, "hi")),
                    Tooling.NONE,
                    maxTokens(64000),
                    null,
                    null);

    static Sampling maxTokens(int maxTokens) {
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
        return of(new TargetModel(model, null));
    }

    Written of(TargetModel model) {
        Losses losses = new Losses();
        ChatRequest request =
                new ChatRequest(
                        "asked",
                        new Delivery(false, false),
                        messages,
                        tooling,
                        sampling,
                        thinking,
                        format,
                        null);
        byte[] body = MessagesRequestWriter.write(request, model, losses).body();
        return new Written(Json.parseObject(body), Set.copyOf(losses.fields()));
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
            return body.path("messages").path(0).path("content").toString();
        }
    }
}
