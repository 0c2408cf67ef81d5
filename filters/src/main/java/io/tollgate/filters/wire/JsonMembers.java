package io.tollgate.filters.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the values of some top-level members stand in a document, found in one pull over its tokens
 * that also proves the document well-formed. Nothing is copied or built.
 */
public final class JsonMembers {

    private final byte[] document;
    private final Set<String> names;
    private final Map<String, Slice> values;

    private JsonMembers(byte[] document, Set<String> names, Map<String, Slice> values) {
        this.document = document;
        this.names = names;
        this.values = values;
    }

    /**
     * @throws MalformedInput if the document is not one JSON object, or has one of {@code names}
     *     twice: parsers differ on which of the two counts, and a gateway must not check one while
     *     the provider obeys the other
     */
    public static JsonMembers scan(byte[] document, Set<String> names) {
        Map<String, Slice> values = HashMap.newHashMap(names.size());
        try (JsonParser parser = Json.parser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedInput("expected a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (names.contains(name)) {
                    if (values.put(name, value(parser, document)) != null) {
                        throw new MalformedInput(name + ": stands twice in the same object");
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedInput("not valid JSON: more than one value");
            }
        } catch (JacksonException e) {
            throw Json.notJson(e);
        }
        return new JsonMembers(document, names, values);
    }

    private static Slice value(JsonParser parser, byte[] document) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return new Slice(document, from, (int) parser.currentLocation().getByteOffset());
    }

    /** The members that were looked for, there or not. */
    public Set<String> names() {
        return names;
    }

    public byte[] document() {
        return document;
    }

    /** The value's bytes, null if the member is absent. */
    public @Nullable Slice value(String name) {
        return values.get(name);
    }

    /** An object of the located members and no others. */
    public ObjectNode toObject() {
        ObjectNode object = Json.object();
        values.forEach((name, value) -> object.set(name, Json.parse(value)));
        return object;
    }

    /** The member as text, null if absent or not a string. */
    public @Nullable String text(String name) {
        Slice value = values.get(name);
        if (value == null || value.array()[value.from()] != '"') {
            return null;
        }
        return isPlain(value) ? inner(value) : Json.parse(value).stringValue();
    }

    /** Whether a string stands there as it is meant: most names do, and need no parser. */
    private static boolean isPlain(Slice string) {
        int last = string.from() + string.length() - 1;
        for (int i = string.from() + 1; i < last; i++) {
            byte at = string.array()[i];
            if (at < ' ' || at == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String inner(Slice string) {
        return new String(
                string.array(), string.from() + 1, string.length() - 2, StandardCharsets.US_ASCII);
    }
}
