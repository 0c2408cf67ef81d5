package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import tools.jackson.databind.JsonNode;

/**
 * Calls that a client insists on, to models that refuse to be forced while they think (DeepSeek's,
 * which think unless they are told not to). A client that forces a tool relies on the call, so the
 * thought gives way; where a model cannot be kept from it, the call is left to the model.
 *
 * @see <a href="https://api-docs.deepseek.com/guides/thinking_mode">Thinking mode</a>
 */
final class ForcedTools {

    static final String CHOICE = "tool_choice";

    private ForcedTools() {}

    static void edit(MemberEdits edits, Thinkers thinkers, Losses losses) {
        Slice choice = edits.value(CHOICE);
        String effort = edits.text(RequestEdits.EFFORT);
        if (!thinkers.refuseForcedTools()
                || choice == null
                || !forces(Json.parse(choice))
                || Thinkers.OFF.equals(effort)) {
            return;
        }
        if (!thinkers.canKeepStill()) {
            edits.set(CHOICE, text("auto"));
            losses.add(CHOICE);
            return;
        }
        if (effort != null) {
            losses.add(RequestEdits.EFFORT);
        }
        edits.set(RequestEdits.EFFORT, text(Thinkers.OFF));
    }

    private static boolean forces(JsonNode choice) {
        return choice.isObject() || choice.stringValue("").equals("required");
    }

    private static byte[] text(String word) {
        return Json.write(json -> json.writeString(word));
    }
}
