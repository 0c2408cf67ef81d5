package io.tollgate.filters.dialect;

import java.util.List;

/**
 * What a client asks a model, free of any dialect. System prompts are messages, where they stood.
 *
 * @param model the name that the client used
 * @param delivery whole or streamed
 * @param messages the conversation so far, oldest first
 * @param tooling tools on offer, and how to choose among them
 * @param sampling how the answer is drawn and where it ends
 */
public record ChatRequest(
        String model,
        Delivery delivery,
        List<Message> messages,
        Tooling tooling,
        Sampling sampling) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }
}
