package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes messages to OpenAI messages to a provider that is compatible with it. They are parsed only
 * if something in them may have to change; what is no message is left for the provider to refuse.
 */
final class MessageEdits {

    private static final String IN_MESSAGE = "messages[].";
    private static final String CALLS = "tool_calls";
    private static final String CALL_ID = "tool_call_id";

    private final MessageRules rules;
    private final List<byte[]> markers;
    private final PartEdits parts;

    MessageEdits(MessageRules rules) {
        this.rules = rules;
        this.markers = rules.markers();
        this.parts = new PartEdits(rules);
    }

    /**
     * The messages with all changes, null if there are none.
     *
     * @param thinks whether the model is one that thinks
     */
    byte @Nullable [] edit(Slice messages, boolean thinks, Losses losses) {
        if (markers.stream().noneMatch(messages::contains)) {
            return null;
        }
        JsonNode array = Json.parse(messages);
        JsonNode before = array.deepCopy();
        for (JsonNode message : array) {
            if (message instanceof ObjectNode object) {
                edit(object, thinks, losses);
            }
        }
        if (rules.prefix() && array.path(array.size() - 1) instanceof ObjectNode last) {
            prefix(last);
        }
        return array.equals(before) ? null : array.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void edit(ObjectNode message, boolean thinks, Losses losses) {
        String role = message.path("role").stringValue("");
        for (String member : List.copyOf(message.propertyNames())) {
            if (rules.drops(role, member)) {
                message.remove(member);
            } else if (rules.refusal(role, member) != null) {
                lose(message, member, IN_MESSAGE + member, losses);
            }
        }
        if (rules.roles().containsKey(role)) {
            message.put("role", rules.roles().get(role));
        }
        parts.edit(message, losses);
        if (role.equals("assistant")) {
            thoughts(message, thinks, losses);
        }
        if (rules.callIdLength() > 0) {
            callIds(message);
        }
    }

    /** An answer that the client has begun. */
    private static void prefix(ObjectNode last) {
        if (last.path("role").stringValue("").equals("assistant") && last.path(CALLS).isEmpty()) {
            last.put("prefix", true);
        }
    }

    private static void lose(ObjectNode message, String member, String path, Losses losses) {
        JsonNode value = message.remove(member);
        if (value != null && !value.isNull()) {
            losses.add(path);
        }
    }

    private void thoughts(ObjectNode message, boolean thinks, Losses losses) {
        if (!MessageRules.SEALED.equals(rules.sealed())) {
            message.remove(MessageRules.SEALED);
        }
        String thought = take(message);
        String member = rules.thoughts();
        boolean calls = !message.path(CALLS).isEmpty();
        if (member == null || (member.equals(MessageRules.CONTENT) && !thinks)) {
            if (!thought.isEmpty()) {
                losses.add(IN_MESSAGE + "reasoning");
            }
        } else if (member.equals(MessageRules.CONTENT)) {
            ThoughtParts.add(message, thought);
        } else if (!thought.isEmpty() || (calls && rules.thoughtsOfCalls())) {
            message.put(member, thought);
        }
    }

    /** Some clients send both names, alike. */
    private static String take(ObjectNode message) {
        String thought = "";
        for (String member : MessageRules.THOUGHTS) {
            JsonNode value = message.remove(member);
            if (value != null && thought.isEmpty()) {
                thought = value.stringValue("");
            }
        }
        return thought;
    }

    private void callIds(ObjectNode message) {
        for (JsonNode call : message.path(CALLS)) {
            if (call instanceof ObjectNode object) {
                fit(object, "id");
            }
        }
        fit(message, CALL_ID);
    }

    private void fit(ObjectNode object, String member) {
        if (object.path(member).isString()) {
            String id = object.path(member).stringValue();
            object.put(member, CallIds.fitting(id, rules.callIdLength()));
        }
    }
}
