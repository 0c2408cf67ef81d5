package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** Reads the system prompt, which stands beside the messages here, and the messages. */
final class MessageReader {

    private final Losses losses;
    private final PartReader partReader;

    MessageReader(Losses losses) {
        this.losses = losses;
        this.partReader = new PartReader(losses);
    }

    List<Message> read(JsonFields request) {
        List<Message> messages = new ArrayList<>();
        List<Part> system = partReader.parts(request, "system");
        if (!system.isEmpty()) {
            messages.add(new Message(Role.SYSTEM, system));
        }
        List<JsonFields> turns = request.takeObjects("messages");
        if (turns.isEmpty()) {
            throw request.expected("messages", "an array of at least one message");
        }
        turns.forEach(turn -> messages.add(message(turn)));
        return messages;
    }

    private Message message(JsonFields message) {
        Role role =
                switch (message.requireText("role")) {
                    case "user" -> Role.USER;
                    case "assistant" -> Role.ASSISTANT;
                    case "system" -> Role.SYSTEM;
                    default -> throw message.expected("role", "user, assistant or system");
                };
        Message read = new Message(role, partReader.parts(message, "content"));
        losses.addAll(message.rest());
        return read;
    }
}
