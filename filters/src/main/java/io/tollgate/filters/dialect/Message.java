package io.tollgate.filters.dialect;

import java.util.List;

/**
 * One turn. Results of tools are {@link Part.ToolResult} parts of a {@link Role#USER} message, as
 * they come from the client's side.
 *
 * @param role who speaks
 * @param parts what is said, in order
 */
public record Message(Role role, List<Part> parts) {

    public Message {
        parts = List.copyOf(parts);
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
