package io.tollgate.filters.credential.entra;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key in one text, as the portal and {@code az ad sp create-for-rbac} give
 * them out.
 *
 * @param key RSA's: Entra ID takes no other
 * @param chain the certificate of the key first
 */
record PemIdentity(PrivateKey key, List<X509Certificate> chain) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]+)-----END \\1-----");

    PemIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * @throws IllegalArgumentException if it is something else
     */
    static PemIdentity of(String pem) {
        PrivateKey key = null;
        List<X509Certificate> chain = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        try {
            while (block.find()) {
                byte[] der = Base64.getMimeDecoder().decode(block.group(2));
                switch (block.group(1)) {
                    case "PRIVATE KEY" -> key = key(der);
                    case "CERTIFICATE" -> chain.add(certificate(der));
                    default -> throw unusable("a block '" + block.group(1) + "'", null);
                }
            }
        } catch (GeneralSecurityException e) {
            throw unusable("a block that cannot be read", e);
        }
        if (key == null || chain.isEmpty()) {
            throw unusable(key == null ? "no private key" : "no certificate", null);
        }
        return new PemIdentity(key, chain);
    }

    private static PrivateKey key(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    private static IllegalArgumentException unusable(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                EntraCredentialKind.CERTIFICATE
                        + ": it has "
                        + why
                        + "; expected PEM with an RSA key in PKCS #8 and its certificates",
                cause);
    }

    /** By its subject only: the key is a secret. */
    @Override
    public String toString() {
        return "PemIdentity[%s]".formatted(chain.getFirst().getSubjectX500Principal());
    }
}
