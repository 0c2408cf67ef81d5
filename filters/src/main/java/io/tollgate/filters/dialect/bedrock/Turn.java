package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side says until the other speaks: Converse demands that they take turns.
 *
 * @param role user or assistant
 * @param parts such as the API can hold
 */
record Turn(Role role, List<Part> parts) {

    static List<Turn> of(List<Message> messages, BedrockModel model, Losses losses) {
        List<Turn> turns = new ArrayList<>();
        for (Message message : messages) {
            if (message.name() != null) {
                losses.add("messages[].name");
            }
            if (message.role() != Role.SYSTEM) {
                message.parts().stream()
                        .filter(part -> crosses(message.role(), part, model, losses))
                        .forEach(part -> turn(turns, message.role()).parts().add(part));
            }
        }
        trimPrefill(turns);
        return turns;
    }

    private static Turn turn(List<Turn> turns, Role role) {
        if (turns.isEmpty() || turns.getLast().role() != role) {
            turns.add(new Turn(role, new ArrayList<>()));
        }
        return turns.getLast();
    }

    /** An answer that the client has begun must not end in white space. */
    private static void trimPrefill(List<Turn> turns) {
        if (isBegun(turns) && turns.getLast().parts().getLast() instanceof Part.Text(String text)) {
            List<Part> parts = turns.getLast().parts();
            parts.set(parts.size() - 1, new Part.Text(text.stripTrailing()));
        }
    }

    /** Whether the client has begun the answer itself. */
    static boolean isBegun(List<Turn> turns) {
        return !turns.isEmpty() && turns.getLast().role() == Role.ASSISTANT;
    }

    /** Whether calls, or results of calls, are among what was said. */
    static boolean haveCalls(List<Turn> turns) {
        return turns.stream()
                .flatMap(turn -> turn.parts().stream())
                .anyMatch(part -> part instanceof Part.ToolCall || part instanceof Part.ToolResult);
    }

    /** Whether the API can hold the part. It refuses texts of nothing but white space. */
    private static boolean crosses(Role role, Part part, BedrockModel model, Losses losses) {
        boolean user = role == Role.USER;
        return switch (part) {
            case Part.Text(String text) -> !text.isBlank();
            case Part.Reasoning(_, Part.Seal seal) ->
                    (model.isClaude() && Seals.isKnown(seal))
                            || lost("messages[].reasoning", losses);
            case Part.Image image -> {
                if (image.detail() != null) {
                    losses.add("messages[].content[].image.detail");
                }
                yield user
                        ? isReadable(image, "messages[].content[].", losses)
                        : lost("messages[].content[].image", losses);
            }
            case Part.Document document ->
                    (user && isReadable(document)) || lost("messages[].content[].document", losses);
            case Part.Audio _ -> user || lost("messages[].content[].audio", losses);
            case Part.CachePoint _ ->
                    model.caches() || lost("messages[].content[].cache_control", losses);
            case Part.Opaque(String type) -> lost("messages[].content[]." + type, losses);
            case Part.ToolCall _, Part.ToolResult _ -> true;
        };
    }

    /** What lies at an address is left out: only the owner's own S3 would be read. */
    static boolean isReadable(Part.Image image, String path, Losses losses) {
        return switch (image.source()) {
            case ImageSource.Url _ -> lost(path + "image_url", losses);
            case ImageSource.Inline(String mediaType, _) ->
                    Formats.ofImage(mediaType) != null || lost(path + "image", losses);
        };
    }

    static boolean isReadable(Part.Document document) {
        return switch (document.source()) {
            case DocumentSource.Url _ -> false;
            case DocumentSource.Inline(String mediaType, _) ->
                    Formats.ofDocument(mediaType) != null;
            case DocumentSource.Plain(String text) -> !text.isBlank();
        };
    }

    private static boolean lost(String field, Losses losses) {
        losses.add(field);
        return false;
    }
}
