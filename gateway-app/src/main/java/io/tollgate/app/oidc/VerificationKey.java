package io.tollgate.app.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

/** A public key of an identity provider that signatures can be verified with. */
final class VerificationKey {

    private static final int SHORTEST_RSA = 2048;
    private static final int LONGEST_RSA = 8192;
    private static final int LONGEST_ID = 256;

    private final JWK jwk;
    private final JWSVerifier verifier;

    private VerificationKey(JWK jwk, JWSVerifier verifier) {
        this.jwk = jwk;
        this.verifier = verifier;
    }

    /** The key, null if it is not one for signatures, has no id, or is too weak. */
    static @Nullable VerificationKey of(JWK jwk) {
        String id = jwk.getKeyID();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || !isForSignatures(jwk)) {
            return null;
        }
        try {
            JWSVerifier verifier = verifier(jwk);
            return verifier == null ? null : new VerificationKey(jwk.toPublicJWK(), verifier);
        } catch (JOSEException _) {
            return null;
        }
    }

    private static boolean isForSignatures(JWK jwk) {
        return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
                && (jwk.getKeyOperations() == null
                        || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static @Nullable JWSVerifier verifier(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case RSAKey rsa when rsa.size() >= SHORTEST_RSA && rsa.size() <= LONGEST_RSA ->
                    new RSASSAVerifier(rsa.toRSAPublicKey());
            case ECKey ec -> new ECDSAVerifier(ec.toECPublicKey());
            case OctetKeyPair okp when okp.getCurve().equals(Curve.Ed25519) ->
                    new EdDsaVerifier(okp.getDecodedX());
            default -> null;
        };
    }

    String id() {
        return jwk.getKeyID();
    }

    JWK jwk() {
        return jwk;
    }

    /** Whether tokens with that algorithm may be signed with it. */
    boolean fits(JWSAlgorithm algorithm) {
        return verifier.supportedJWSAlgorithms().contains(algorithm)
                && (jwk.getAlgorithm() == null
                        || jwk.getAlgorithm().getName().equals(algorithm.getName()));
    }

    boolean verifies(JWSAlgorithm algorithm, byte[] signed, byte[] signature) {
        try {
            return verifier.verify(new JWSHeader(algorithm), signed, Base64URL.encode(signature));
        } catch (JOSEException _) {
            return false;
        }
    }
}
