package io.tollgate.filters.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Web Token whose signature was found to be right.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515, JSON Web Signature</a>
 */
public record SignedToken(JsonNode header, JsonNode claims) {

    private static final PSSParameterSpec PS256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    /** Fails if somebody else signed it. */
    public static SignedToken verified(String token, PublicKey key) {
        String[] parts = token.split("\\.");
        JsonNode header = json(parts[0]);
        try {
            assertThat(verifier(header.path("alg").stringValue(), key, parts))
                    .as("signature of %s", token)
                    .isTrue();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return new SignedToken(header, json(parts[1]));
    }

    private static boolean verifier(String algorithm, PublicKey key, String[] parts)
            throws GeneralSecurityException {
        Signature signature =
                Signature.getInstance(algorithm.equals("PS256") ? "RSASSA-PSS" : "SHA256withRSA");
        signature.initVerify(key);
        if (algorithm.equals("PS256")) {
            signature.setParameter(PS256);
        }
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode json(String part) {
        return Json.parse(Slice.of(Base64.getUrlDecoder().decode(part)));
    }
}
