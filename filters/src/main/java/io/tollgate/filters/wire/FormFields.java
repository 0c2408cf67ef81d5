package io.tollgate.filters.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of some fields stand in a form with files, found in one pass over its
 * delimiters. Nothing is copied or built.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578, multipart/form-data</a>
 */
public final class FormFields {

    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final int MAX_HEAD = 8 << 10;
    private static final Pattern NAME =
            Pattern.compile(
                    "(?im)^content-disposition:[^\\r\\n]*?;\\s*name=(?:\"([^\"\\r\\n]*)\"|([^;\\s]+))");

    private final byte[] document;
    private final byte[] delimiter;
    private final Map<String, Slice> values = new HashMap<>();

    private FormFields(byte[] document, byte[] delimiter) {
        this.document = document;
        this.delimiter = delimiter;
    }

    /**
     * @param boundary from the Content-Type
     * @throws MalformedInput if the document is no such form, or has one of {@code names} twice
     */
    public static FormFields scan(byte[] document, String boundary, Set<String> names) {
        byte[] first = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        FormFields form = new FormFields(document, first);
        byte[] next = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        if (!Slice.of(document).startsWith(first)) {
            throw new MalformedInput("not a form: expected the boundary that Content-Type names");
        }
        int at = first.length;
        while (!form.endsAt(at)) {
            form.requireLineEnd(at);
            at = form.part(at, next, names);
        }
        return form;
    }

    /** What goes on behind it is no boundary to some parsers, and one to others. */
    private void requireLineEnd(int at) {
        if (at + 1 >= document.length || document[at] != '\r' || document[at + 1] != '\n') {
            throw new MalformedInput("not a form: a boundary does not end its line");
        }
    }

    /** Two hyphens behind a boundary say that it is the last. */
    private boolean endsAt(int at) {
        return at + 1 < document.length && document[at] == '-' && document[at + 1] == '-';
    }

    /** Looks at the part behind a boundary; answers where the next boundary ends. */
    private int part(int from, byte[] next, Set<String> names) {
        int head = indexOf(HEAD_END, from);
        int end = indexOf(next, from);
        if (head < 0 || head - from > MAX_HEAD || end < head + 2) {
            throw new MalformedInput("not a form: a part has no head or no end");
        }
        String name = name(new Slice(document, from, head));
        if (name != null && names.contains(name)) {
            Slice value = new Slice(document, Math.min(head + HEAD_END.length, end), end);
            if (values.put(name, value) != null) {
                throw new MalformedInput(name + ": stands twice in the same form");
            }
        }
        return end + next.length;
    }

    private int indexOf(byte[] marker, int from) {
        return new Slice(document, Math.min(from, document.length), document.length)
                .indexOf(marker);
    }

    private static @Nullable String name(Slice head) {
        Matcher matcher = NAME.matcher(head.toString());
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    public byte[] document() {
        return document;
    }

    /** The field as text, null if it is absent. */
    public @Nullable String text(String name) {
        Slice value = values.get(name);
        return value == null ? null : value.toString();
    }

    /**
     * The document with another value for a field, which becomes the first if it was absent; every
     * other byte as it came.
     *
     * @param name one that was looked for
     */
    public byte[] with(String name, String text) {
        Slice old = values.get(name);
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        if (old == null) {
            return before(name, value);
        }
        byte[] changed = new byte[document.length - old.length() + value.length];
        System.arraycopy(document, 0, changed, 0, old.from());
        System.arraycopy(value, 0, changed, old.from(), value.length);
        System.arraycopy(
                document, old.to(), changed, old.from() + value.length, document.length - old.to());
        return changed;
    }

    private byte[] before(String name, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length + 128);
        out.writeBytes(delimiter);
        out.writeBytes(
                ("\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(value);
        out.writeBytes(new byte[] {'\r', '\n'});
        out.writeBytes(document);
        return out.toByteArray();
    }
}
