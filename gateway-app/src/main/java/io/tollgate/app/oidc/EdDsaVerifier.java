package io.tollgate.app.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** Ed25519 by the JDK's own means; the library wants another library for it. */
final class EdDsaVerifier implements JWSVerifier {

    private static final String NAME = "Ed25519";
    private static final int KEY_LENGTH = 32;

    /** What stands before the key's bytes in its X.509 form. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;
    private final JCAContext context = new JCAContext();

    /**
     * @param point the key's 32 bytes
     * @throws JOSEException if it is no key
     */
    EdDsaVerifier(byte[] point) throws JOSEException {
        if (point.length != KEY_LENGTH) {
            throw new JOSEException("not a key of 32 bytes");
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(point, 0, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature)
            throws JOSEException {
        try {
            Signature check = Signature.getInstance(NAME);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature.decode());
        } catch (GeneralSecurityException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
