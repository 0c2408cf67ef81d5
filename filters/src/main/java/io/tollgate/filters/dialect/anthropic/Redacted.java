package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Part;
import org.jspecify.annotations.Nullable;

/**
 * Thoughts that the provider encrypted. Their data is kept as a seal, marked so that it is not
 * taken for the signature of a thought whose text was merely left out.
 */
final class Redacted {

    private static final String MARK = "redacted:";

    private Redacted() {}

    static Part.Seal seal(String data) {
        return new Part.Seal(AnthropicClient.NAME, MARK + data);
    }

    /** The encrypted data, null if the seal is a signature. */
    static @Nullable String data(String seal) {
        return seal.startsWith(MARK) ? seal.substring(MARK.length()) : null;
    }
}
