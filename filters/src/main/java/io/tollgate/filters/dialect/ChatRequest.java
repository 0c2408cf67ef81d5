package io.tollgate.filters.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks a model, free of any dialect. System prompts are messages, where they stood.
 *
 * @param model the name that the client used
 * @param delivery whole or streamed
 * @param messages the conversation so far, oldest first
 * @param tooling tools on offer, and how to choose among them
 * @param sampling how the answer is drawn and where it ends
 * @param thinking whether and how hard to think; null: the client left it to the model
 * @param format the form of the answer; null: free text
 * @param endUser whom the client asks for, as it names them to the provider; null: it did not say
 */
public record ChatRequest(
        String model,
        Delivery delivery,
        List<Message> messages,
        Tooling tooling,
        Sampling sampling,
        @Nullable Thinking thinking,
        @Nullable AnswerFormat format,
        @Nullable String endUser) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** A request for free text, with nothing said about thinking or the user. */
    public ChatRequest(
            String model,
            Delivery delivery,
            List<Message> messages,
            Tooling tooling,
            Sampling sampling) {
        this(model, delivery, messages, tooling, sampling, null, null, null);
    }
}
