package io.tollgate.filters.upstream;

import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A credential. It shows itself to nobody who does not ask for {@link #reveal}. */
public final class Secret {

    /**
     * Shorter ones are placeholders, such as "EMPTY" for a vLLM without keys: words that a model
     * may say.
     */
    private static final int SHORTEST_THAT_IS_NO_WORD = 16;

    private final String value;
    private final byte[] utf8;
    private final int hash;

    /**
     * @throws IllegalArgumentException for an empty one, which every text would quote
     */
    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty credential");
        }
        this.value = value;
        this.utf8 = value.getBytes(StandardCharsets.UTF_8);
        this.hash = Arrays.hashCode(sha256(utf8));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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

    /** By value, in a time that does not tell how much of it agrees. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8, that.utf8);
    }

    /** Of its digest: the hash of a text gives a short text away. */
    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "***";
    }
}
