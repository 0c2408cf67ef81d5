package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call whose arguments come in pieces, each a value and its place: {@code $.items[0].name}. Only
 * clients that speak to Google as it is ask for that.
 *
 * @see <a href=
 *     "https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling">Function
 *     calling</a>
 */
final class PartialCall {

    private static final Pattern STEP =
            Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d{1,4})]|\\['([^']*)']|\\[\"([^\"]*)\"]");

    /** Places deeper than that are nobody's arguments. */
    private static final int DEEPEST = 50;

    private final int block;
    private final ObjectNode arguments = Json.object();
    private final Map<String, StringBuilder> texts = new HashMap<>();

    /**
     * @param block in which it is written
     */
    PartialCall(int block) {
        this.block = block;
    }

    int block() {
        return block;
    }

    /** The arguments as text. */
    String text() {
        return arguments.isEmpty() ? "" : ToolArguments.text(arguments);
    }

    void take(JsonNode call) {
        for (JsonNode piece : call.path("partialArgs")) {
            String place = piece.path("jsonPath").stringValue("");
            List<Object> steps = steps(place);
            if (!steps.isEmpty()) {
                put(arguments, steps, value(place, piece));
            }
        }
    }

    private JsonNode value(String place, JsonNode piece) {
        if (!piece.has("stringValue")) {
            JsonNode other = piece.path("numberValue");
            JsonNode found = other.isMissingNode() ? piece.path("boolValue") : other;
            return found.isMissingNode() ? Json.object().nullNode() : found;
        }
        StringBuilder text = texts.computeIfAbsent(place, _ -> new StringBuilder());
        text.append(piece.path("stringValue").stringValue(""));
        return Json.object().stringNode(text.toString());
    }

    /** Names and numbers on the way to the place; none if it is not understood. */
    private static List<Object> steps(String place) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(place);
        int at = place.startsWith("$") ? 1 : 0;
        while (at < place.length() && steps.size() < DEEPEST) {
            step.region(at, place.length());
            if (!step.lookingAt()) {
                return List.of();
            }
            steps.add(name(step));
            at = step.end();
        }
        return steps;
    }

    private static Object name(Matcher step) {
        if (step.group(2) != null) {
            return Integer.valueOf(step.group(2));
        }
        if (step.group(1) != null) {
            return step.group(1);
        }
        return step.group(3) == null ? step.group(4) : step.group(3);
    }

    private static void put(JsonNode into, List<Object> steps, JsonNode value) {
        JsonNode at = into;
        for (int step = 0; step < steps.size(); step++) {
            boolean last = step == steps.size() - 1;
            JsonNode made =
                    last
                            ? value
                            : child(at, steps.get(step), steps.get(step + 1) instanceof Integer);
            set(at, steps.get(step), made);
            at = made;
        }
    }

    private static JsonNode child(JsonNode parent, Object step, boolean array) {
        JsonNode known =
                step instanceof Integer index ? parent.path(index) : parent.path((String) step);
        if (array) {
            return known.isArray() ? known : Json.object().arrayNode();
        }
        return known.isObject() ? known : Json.object();
    }

    private static void set(JsonNode parent, Object step, JsonNode value) {
        if (parent instanceof ObjectNode object && step instanceof String name) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array && step instanceof Integer index) {
            while (array.size() <= index) {
                array.addNull();
            }
            array.set(index, value);
        }
    }
}
