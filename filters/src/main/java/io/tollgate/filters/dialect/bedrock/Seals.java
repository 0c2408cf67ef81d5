package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Part;
import org.jspecify.annotations.Nullable;

/**
 * What proves a thought to its model. Claude alone signs what it thought, and Anthropic takes the
 * signature wherever the model ran: so it is kept as Anthropic's. An encrypted thought has a form
 * of Bedrock's own and goes back there.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/extended-thinking">Extended
 *     thinking</a>
 */
final class Seals {

    private static final String SIGNER = "anthropic";

    /** How Anthropic's dialect marks encrypted thoughts among its seals. */
    private static final String ENCRYPTED = "redacted:";

    private Seals() {}

    static Part.Seal signature(String signature) {
        return new Part.Seal(SIGNER, signature);
    }

    static Part.Seal encrypted(String base64) {
        return new Part.Seal(ConverseProvider.NAME, base64);
    }

    /** Whether a thought with this seal may come back. */
    static boolean isKnown(Part.@Nullable Seal seal) {
        return seal != null && (isEncrypted(seal) || isSignature(seal));
    }

    static boolean isEncrypted(Part.Seal seal) {
        return seal.dialect().equals(ConverseProvider.NAME);
    }

    private static boolean isSignature(Part.Seal seal) {
        return seal.dialect().equals(SIGNER) && !seal.value().startsWith(ENCRYPTED);
    }
}
