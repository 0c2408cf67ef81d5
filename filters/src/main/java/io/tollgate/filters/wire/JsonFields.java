package io.tollgate.filters.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an object by taking its fields out, so that whatever is left over is exactly what the
 * reader does not know. A field that is JSON null counts as absent.
 */
public final class JsonFields {

    private final ObjectNode object;
    private final String path;

    private JsonFields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The fields of a whole document. The node is taken over: taking removes from it. */
    public static JsonFields of(ObjectNode document) {
        return new JsonFields(document, "");
    }

    /**
     * The fields of {@code node}.
     *
     * @param path where it stands, for messages: {@code messages[2]}
     * @throws MalformedInput if it is not an object
     */
    public static JsonFields of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new JsonFields(object, path);
        }
        throw new MalformedInput(path + ": expected an object");
    }

    public String path() {
        return path;
    }

    /** Where a field of this object stands, for messages. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A complaint about a field: {@code messages[2].role: expected a string}. */
    public MalformedInput expected(String name, String what) {
        return new MalformedInput(path(name) + ": expected " + what);
    }

    public @Nullable JsonNode take(String name) {
        JsonNode value = object.remove(name);
        return value == null || value.isNull() ? null : value;
    }

    public JsonNode require(String name, String what) {
        JsonNode value = take(name);
        if (value == null) {
            throw expected(name, what);
        }
        return value;
    }

    public @Nullable String takeText(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw expected(name, "a string");
        }
        return value.stringValue();
    }

    public String requireText(String name) {
        String value = takeText(name);
        if (value == null) {
            throw expected(name, "a string");
        }
        return value;
    }

    public @Nullable Boolean takeBoolean(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw expected(name, "true or false");
        }
        return value.booleanValue();
    }

    public @Nullable Double takeDouble(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        OptionalDouble number = value.isNumber() ? value.doubleValueOpt() : OptionalDouble.empty();
        if (number.isEmpty()) {
            throw expected(name, "a number");
        }
        return number.getAsDouble();
    }

    public @Nullable Long takeLong(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw expected(name, "a whole number");
        }
        return value.longValue();
    }

    public @Nullable Integer takeInt(String name) {
        Long value = takeLong(name);
        if (value == null) {
            return null;
        }
        if (value != value.intValue()) {
            throw expected(name, "a smaller number");
        }
        return value.intValue();
    }

    /** The object under {@code name}, or null. */
    public @Nullable JsonFields takeObject(String name) {
        JsonNode value = take(name);
        return value == null ? null : of(value, path(name));
    }

    /** The objects of the array under {@code name}; empty where there is none. */
    public List<JsonFields> takeObjects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : takeArray(name)) {
            objects.add(of(element, path(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** The elements of the array under {@code name}; empty where there is none. */
    public List<JsonNode> takeArray(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw expected(name, "an array");
        }
        return List.copyOf(value.values());
    }

    /** The paths of the fields that nobody took, in alphabetical order, JSON nulls left out. */
    public Set<String> rest() {
        Set<String> rest = new TreeSet<>();
        for (var field : object.properties()) {
            if (!field.getValue().isNull()) {
                rest.add(path(field.getKey()));
            }
        }
        return rest;
    }
}
