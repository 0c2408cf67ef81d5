package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Part;
import org.jspecify.annotations.Nullable;

/**
 * Seals in {@code encrypted_content}. OpenAI's own stand there as they are. Another provider's
 * travels there as well, marked with the dialect that it belongs to: clients give back a reasoning
 * item whole, and so the signature finds home with the next turn, as Anthropic wants it to.
 */
final class Seals {

    private static final String MARK = "tollgate:";

    private Seals() {}

    static Part.@Nullable Seal read(@Nullable String encrypted) {
        if (encrypted == null || encrypted.isEmpty()) {
            return null;
        }
        int end = encrypted.startsWith(MARK) ? encrypted.indexOf(':', MARK.length()) : -1;
        return end < 0
                ? new Part.Seal(ResponsesClient.NAME, encrypted)
                : new Part.Seal(
                        encrypted.substring(MARK.length(), end), encrypted.substring(end + 1));
    }

    static @Nullable String write(Part.@Nullable Seal seal) {
        if (seal == null || seal.dialect().equals(ResponsesClient.NAME)) {
            return seal == null ? null : seal.value();
        }
        return MARK + seal.dialect() + ":" + seal.value();
    }
}
