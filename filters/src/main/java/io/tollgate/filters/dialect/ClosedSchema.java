package io.tollgate.filters.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as structured outputs demand it: objects have the members that they name and no others.
 * Whatever fits the closed schema fits the client's own.
 *
 * @see <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs">Structured
 *     outputs</a>
 */
public final class ClosedSchema {

    private static final String ADDITIONAL = "additionalProperties";

    private ClosedSchema() {}

    /** The schema closed, null if it has objects whose members are open by intent. */
    public static @Nullable JsonNode of(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        return close(copy) ? copy : null;
    }

    private static boolean close(JsonNode node) {
        if (node instanceof ArrayNode array) {
            return array.valueStream().allMatch(ClosedSchema::close);
        }
        if (!(node instanceof ObjectNode object)) {
            return true;
        }
        if (object.path("properties").isObject() && !object.has(ADDITIONAL)) {
            object.put(ADDITIONAL, false);
        }
        JsonNode additional = object.get(ADDITIONAL);
        boolean open =
                additional == null
                        ? object.path("type").stringValue("").equals("object")
                        : !(additional.isBoolean() && !additional.booleanValue());
        return !open && object.properties().stream().allMatch(ClosedSchema::closeMember);
    }

    /** Some members hold schemas by names of the client's choosing, and some no schemas at all. */
    private static boolean closeMember(Map.Entry<String, JsonNode> member) {
        return switch (member.getKey()) {
            case "properties", "$defs", "definitions" ->
                    member.getValue().valueStream().allMatch(ClosedSchema::close);
            case "enum", "const", "default", "examples" -> true;
            default -> close(member.getValue());
        };
    }
}
