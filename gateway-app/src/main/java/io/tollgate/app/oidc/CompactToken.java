package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A token taken apart, and nothing in it believed yet. There is exactly one way to write each:
 * other spellings of the same bytes are refused.
 *
 * @param signed what the signature is of
 */
record CompactToken(Claims header, Claims claims, byte[] signed, byte[] signature) {

    static final int LONGEST = 16 * 1024;
    private static final int LONGEST_HEADER = 4 * 1024;
    private static final int LONGEST_CLAIMS = 8 * 1024;

    /**
     * @throws TokenRefused if it is not three parts of base64url, the first two JSON objects, or
     *     too long
     */
    static CompactToken parse(String token) {
        checkLength(token);
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first <= 0 || second <= first + 1 || second == token.length() - 1) {
            throw new TokenRefused(Reason.MALFORMED, "not three parts");
        }
        byte[] header = decode(token.substring(0, first), LONGEST_HEADER);
        byte[] claims = decode(token.substring(first + 1, second), LONGEST_CLAIMS);
        byte[] signature = decode(token.substring(second + 1), LONGEST);
        return new CompactToken(
                Claims.parse(header),
                Claims.parse(claims),
                token.substring(0, second).getBytes(StandardCharsets.US_ASCII),
                signature);
    }

    /**
     * @throws TokenRefused if it is longer than any that is looked at
     */
    static void checkLength(String token) {
        if (token.length() > LONGEST) {
            throw new TokenRefused(Reason.TOO_LONG, token.length() + " characters");
        }
    }

    private static byte[] decode(String part, int longest) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException _) {
            throw new TokenRefused(Reason.MALFORMED, "not base64url");
        }
        if (bytes.length > longest) {
            throw new TokenRefused(Reason.TOO_LONG, "a part of " + bytes.length + " bytes");
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw new TokenRefused(Reason.MALFORMED, "not the one way to write base64url");
        }
        return bytes;
    }
}
