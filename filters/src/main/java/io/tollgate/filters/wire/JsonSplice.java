package io.tollgate.filters.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Replaces or adds single members of a document and leaves every other byte as it came: spacing,
 * number formats, key order and unknown fields survive.
 */
public final class JsonSplice {

    private record Edit(int from, int to, byte[] bytes) {}

    private final JsonMembers members;
    private final List<Edit> edits = new ArrayList<>(2);
    private final Set<String> removed = new HashSet<>(2);

    public JsonSplice(JsonMembers members) {
        this.members = members;
    }

    /** Sets the member to {@code json}; where it is absent, it becomes the document's first. */
    public JsonSplice set(String name, byte[] json) {
        Slice old = members.value(name);
        if (old != null) {
            edits.add(new Edit(old.from(), old.to(), json));
        } else {
            insertFirst(name, json);
        }
        return this;
    }

    /** Takes the member out, if it is there. Spaces between members are then lost. */
    public JsonSplice remove(String name) {
        if (members.value(name) != null) {
            removed.add(name);
        }
        return this;
    }

    public JsonSplice setText(String name, String text) {
        return set(name, Json.text(text));
    }

    private void insertFirst(String name, byte[] json) {
        byte[] document = members.document();
        int brace = 0;
        while (document[brace] != '{') {
            brace++;
        }
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.writeBytes(Json.text(name));
        member.write(':');
        member.writeBytes(json);
        if (!isEmptyObject(document, brace)) {
            member.write(',');
        }
        edits.add(new Edit(brace + 1, brace + 1, member.toByteArray()));
    }

    private static boolean isEmptyObject(byte[] document, int brace) {
        int at = brace + 1;
        while (Character.isWhitespace(document[at])) {
            at++;
        }
        return document[at] == '}';
    }

    /** The document with all edits. */
    public byte[] toByteArray() {
        return removed.isEmpty() ? edited() : without(edited(), removed);
    }

    /** Commas belong to two members, so that those that stay are put together anew. */
    private static byte[] without(byte[] document, Set<String> names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length);
        try (JsonParser parser = Json.parser(document)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                boolean stays = !names.contains(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                if (stays) {
                    out.write(out.size() == 0 ? '{' : ',');
                    out.write(document, from, to - from);
                }
            }
        }
        if (out.size() == 0) {
            out.write('{');
        }
        out.write('}');
        return out.toByteArray();
    }

    private byte[] edited() {
        byte[] document = members.document();
        if (edits.isEmpty()) {
            return document;
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        ByteBuffer out = ByteBuffer.allocate(length());
        int at = 0;
        for (Edit edit : edits) {
            out.put(document, at, edit.from() - at).put(edit.bytes());
            at = edit.to();
        }
        return out.put(document, at, document.length - at).array();
    }

    private int length() {
        int length = members.document().length;
        for (Edit edit : edits) {
            length += edit.bytes().length - (edit.to() - edit.from());
        }
        return length;
    }
}
