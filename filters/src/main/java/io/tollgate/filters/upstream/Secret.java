package io.tollgate.filters.upstream;

import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A credential. It shows itself to nobody who does not ask for {@link #reveal}. */
public final class Secret {

    /**
     * Shorter ones are placeholders, such as "EMPTY" for a vLLM without keys: words that a model
     * may say.
     */
    private static final int SHORTEST_THAT_IS_NO_WORD = 16;

    private final String value;
    private final byte[] utf8;

    /**
     * @throws IllegalArgumentException for an empty one, which every text would quote
     */
    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty credential");
        }
        this.value = value;
        this.utf8 = value.getBytes(StandardCharsets.UTF_8);
    }

    /** The credential itself: for the header that needs it, never for a log or a message. */
    public String reveal() {
        return value;
    }

    /** Whether this text, in UTF-8, quotes it. */
    public boolean isIn(byte[] text) {
        return Slice.of(text).indexOf(utf8) >= 0;
    }

    /** Overwrites it with asterisks wherever this text, in UTF-8, quotes it. */
    public void maskIn(byte[] text) {
        if (utf8.length < SHORTEST_THAT_IS_NO_WORD) {
            return;
        }
        Slice rest = Slice.of(text);
        for (int at = rest.indexOf(utf8); at >= 0; at = rest.indexOf(utf8)) {
            Arrays.fill(text, at, at + utf8.length, (byte) '*');
            rest = new Slice(text, at + utf8.length, text.length);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
