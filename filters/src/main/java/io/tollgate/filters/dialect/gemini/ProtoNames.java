package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.MalformedInput;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google takes each field by two names, {@code generationConfig} and {@code generation_config}, and
 * its examples for curl use the second. What is the caller's own (arguments, results, schemas of
 * JSON) keeps its names.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON</a>
 */
final class ProtoNames {

    private static final Set<String> FREE =
            Set.of(
                    "args",
                    "response",
                    "labels",
                    "parametersJsonSchema",
                    "responseJsonSchema",
                    "default",
                    "example");

    /** Objects whose names are the caller's, and whose values are Google's. */
    private static final String NAMED = "properties";

    private ProtoNames() {}

    /**
     * Gives every field its first name, in place.
     *
     * @throws MalformedInput if a field is there under both
     */
    static ObjectNode unify(ObjectNode object) {
        for (String name : List.copyOf(object.propertyNames())) {
            String first = camel(name);
            if (!first.equals(name)) {
                rename(object, name, first);
            }
            if (!FREE.contains(first)) {
                below(object.path(first), first.equals(NAMED));
            }
        }
        return object;
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (object.has(to)) {
            throw new MalformedInput(to + ": stands twice in the same object");
        }
        object.set(to, object.remove(from));
    }

    private static void below(JsonNode value, boolean named) {
        if (value instanceof ObjectNode object && !named) {
            unify(object);
        } else {
            value.values().forEach(element -> below(element, false));
        }
    }

    private static String camel(String name) {
        if (name.indexOf('_') <= 0) {
            return name;
        }
        StringBuilder camel = new StringBuilder();
        boolean next = false;
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter == '_') {
                next = true;
            } else {
                camel.append(next ? Character.toUpperCase(letter) : letter);
                next = false;
            }
        }
        return camel.toString();
    }
}
