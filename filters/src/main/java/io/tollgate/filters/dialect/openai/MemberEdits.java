package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Changes to the top-level members of a request, one a member: a later change finds what an earlier
 * one left. All other bytes stay as they came.
 */
final class MemberEdits {

    /** No JSON is empty. */
    private static final Slice REMOVED = Slice.of(new byte[0]);

    private final JsonMembers members;
    private final Map<String, Slice> edits = new LinkedHashMap<>();

    MemberEdits(JsonMembers members) {
        this.members = members;
    }

    /** The member as it is by now, null if it is not there. */
    @Nullable Slice value(String name) {
        Slice edited = edits.get(name);
        if (edited != null) {
            return edited.isEmpty() ? null : edited;
        }
        return members.value(name);
    }

    /** The member as it is by now, null if it is not there or no text. */
    @Nullable String text(String name) {
        Slice value = value(name);
        return value == null ? null : Json.parse(value).stringValue(null);
    }

    void set(String name, byte[] json) {
        edits.put(name, Slice.of(json));
    }

    void set(String name, JsonNode value) {
        set(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    void remove(String name) {
        if (members.value(name) == null) {
            edits.remove(name);
        } else {
            edits.put(name, REMOVED);
        }
    }

    byte[] toByteArray() {
        JsonSplice splice = new JsonSplice(members);
        edits.forEach(
                (name, value) -> {
                    if (value.isEmpty()) {
                        splice.remove(name);
                    } else {
                        splice.set(name, value.toByteArray());
                    }
                });
        return splice.toByteArray();
    }
}
