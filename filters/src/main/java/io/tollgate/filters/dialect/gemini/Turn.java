package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one side says until the other speaks: the results of calls that were made at once have to
 * stand in one content.
 *
 * @param role user or assistant
 * @param parts such as the API can hold
 */
record Turn(Role role, List<Part> parts) {

    static List<Turn> of(List<Message> messages, Losses losses) {
        Map<String, String> called = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        for (Message message : messages) {
            if (message.name() != null) {
                losses.add("messages[].name");
            }
            if (message.role() != Role.SYSTEM) {
                for (Part part : message.parts()) {
                    if (crosses(part, losses)) {
                        join(turns, message.role(), named(part, called));
                    }
                }
            }
        }
        return turns;
    }

    /** The texts of the system messages. */
    static List<String> instruction(List<Message> messages, Losses losses) {
        List<String> texts = new ArrayList<>();
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                message.parts().forEach(part -> instruct(part, texts, losses));
            }
        }
        return texts;
    }

    private static void instruct(Part part, List<String> texts, Losses losses) {
        if (!(part instanceof Part.Text(String text))) {
            losses.add("messages[].content[]." + part.word());
        } else if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    /**
     * Where the model began what it is at: behind the last of the user's own words. Those that come
     * with results may be an agent's, and are none to the API.
     */
    static int current(List<Turn> turns) {
        for (int at = turns.size() - 1; at >= 0; at--) {
            Turn turn = turns.get(at);
            if (turn.role() == Role.USER
                    && turn.parts().stream().noneMatch(Part.ToolResult.class::isInstance)) {
                return at;
            }
        }
        return 0;
    }

    private static void join(List<Turn> turns, Role role, Part part) {
        if (turns.isEmpty() || turns.getLast().role() != role) {
            turns.add(new Turn(role, new ArrayList<>()));
        }
        turns.getLast().parts().add(part);
    }

    /** Results name the function here, which other APIs know by the call. */
    private static Part named(Part part, Map<String, String> called) {
        if (part instanceof Part.ToolCall call) {
            called.put(call.id(), call.name());
        }
        if (part instanceof Part.ToolResult(String id, String name, var content, boolean error)) {
            String known = name == null ? called.getOrDefault(id, id) : name;
            return new Part.ToolResult(id, known, content, error);
        }
        return part;
    }

    private static boolean crosses(Part part, Losses losses) {
        return switch (part) {
            case Part.Text(String text) -> !text.isEmpty();
            case Part.Reasoning(_, var seal) ->
                    Signatures.isOwn(seal) || lost("messages[].reasoning", losses);
            case Part.CachePoint _, Part.Opaque _ ->
                    lost("messages[].content[]." + part.word(), losses);
            case Part.Image _, Part.Document _, Part.Audio _, Part.ToolCall _, Part.ToolResult _ ->
                    true;
        };
    }

    private static boolean lost(String field, Losses losses) {
        losses.add(field);
        return false;
    }
}
