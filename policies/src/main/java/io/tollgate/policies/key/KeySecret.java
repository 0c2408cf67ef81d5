package io.tollgate.policies.key;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key's secret.
 *
 * @param pepper which one the digest was made with
 * @param digest HMAC-SHA-256 of the whole key
 * @param until when it was replaced by another one, null if it was not
 */
public record KeySecret(String pepper, byte[] digest, @Nullable Instant until) {

    private static final String SEPARATOR = ":";

    public KeySecret until(Instant end) {
        return new KeySecret(pepper, digest, end);
    }

    /** Whether it is good at that time. */
    public boolean isGood(Instant at) {
        return until == null || at.isBefore(until);
    }

    /** As it is kept. */
    public String text() {
        String end = until == null ? "" : Long.toString(until.toEpochMilli());
        return String.join(SEPARATOR, pepper, HexFormat.of().formatHex(digest), end);
    }

    /** Of {@link #text()}. */
    public static KeySecret parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new KeySecret(
                parts[0],
                HexFormat.of().parseHex(parts[1]),
                parts[2].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeySecret that
                && pepper.equals(that.pepper)
                && Arrays.equals(digest, that.digest)
                && Objects.equals(until, that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pepper, Arrays.hashCode(digest), until);
    }

    @Override
    public String toString() {
        return "***";
    }
}
