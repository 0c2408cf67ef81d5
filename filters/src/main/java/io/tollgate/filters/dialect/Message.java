package io.tollgate.filters.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn. Results of tools are {@link Part.ToolResult} parts of a {@link Role#USER} message, as
 * they come from the client's side.
 *
 * @param role who speaks
 * @param parts what is said, in order
 * @param name which of several speakers of that role it is (OpenAI); null: there is one
 */
public record Message(Role role, List<Part> parts, @Nullable String name) {

    public Message {
        parts = List.copyOf(parts);
    }

    public Message(Role role, List<Part> parts) {
        this(role, parts, null);
    }

    /** Whether it is, as the last of a conversation, an answer that the model shall go on with. */
    public boolean beginsAnswer() {
        return role == Role.ASSISTANT && parts.stream().anyMatch(Part.Text.class::isInstance);
    }

    /** A message of one text. */
    public static Message of(Role role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
