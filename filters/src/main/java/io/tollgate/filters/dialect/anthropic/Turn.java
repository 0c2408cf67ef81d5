package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side says until the other speaks: messages of the same role in a row are one to the API,
 * and the results of parallel calls have to stand in one message.
 *
 * @param role user or assistant
 * @param parts such as the API can hold
 */
record Turn(Role role, List<Part> parts) {

    static List<Turn> of(List<Message> messages, Losses losses) {
        List<Turn> turns = new ArrayList<>();
        for (Message message : messages) {
            List<Part> parts =
                    message.role() == Role.SYSTEM
                            ? List.of()
                            : sayable(message.role(), message.parts(), losses);
            if (message.name() != null) {
                losses.add("messages[].name");
            }
            if (!parts.isEmpty()) {
                join(turns, message.role(), parts);
            }
        }
        trimPrefill(turns);
        return turns;
    }

    /** An answer that the client has begun must not end in white space, says the API. */
    private static void trimPrefill(List<Turn> turns) {
        if (!turns.isEmpty()
                && turns.getLast().role() == Role.ASSISTANT
                && turns.getLast().parts().getLast() instanceof Part.Text(String text)) {
            List<Part> parts = turns.getLast().parts();
            parts.set(parts.size() - 1, new Part.Text(text.stripTrailing()));
        }
    }

    private static List<Part> sayable(Role role, List<Part> parts, Losses losses) {
        return parts.stream()
                .map(Documents::readable)
                .filter(part -> crosses(role, part, losses))
                .toList();
    }

    private static void join(List<Turn> turns, Role role, List<Part> parts) {
        if (turns.isEmpty() || turns.getLast().role() != role) {
            turns.add(new Turn(role, new ArrayList<>()));
        }
        turns.getLast().parts().addAll(parts);
    }

    /** Whether the API can hold the part. It refuses texts of nothing but white space. */
    private static boolean crosses(Role role, Part part, Losses losses) {
        return switch (part) {
            case Part.Text(String text) -> !text.isBlank();
            case Part.Reasoning reasoning ->
                    BlockWriter.isSealed(reasoning) || lost("messages[].reasoning", losses);
            case Part.Document document ->
                    (role == Role.USER && Documents.isReadable(document))
                            || lost("messages[].content[].document", losses);
            case Part.Audio _ -> lost("messages[].content[].audio", losses);
            case Part.Opaque(String type) -> lost("messages[].content[]." + type, losses);
            case Part.Image image -> {
                if (image.detail() != null) {
                    losses.add("messages[].content[].image.detail");
                }
                yield role == Role.USER || lost("messages[].content[].image", losses);
            }
            case Part.ToolCall _, Part.ToolResult _, Part.CachePoint _ -> true;
        };
    }

    private static boolean lost(String field, Losses losses) {
        losses.add(field);
        return false;
    }
}
