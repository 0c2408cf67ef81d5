package io.tollgate.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/** A file with certificates or a key. What is wrong with it is said without what is in it. */
public final class PemFile {

    private static final byte[] ANYTHING = {1, 2, 3};

    private PemFile() {}

    /**
     * The certificates, one at least.
     *
     * @throws Unusable with the reason, to stand behind the file's or the key's name
     */
    public static List<X509Certificate> certificates(Path file) throws Unusable {
        List<X509Certificate> found;
        try {
            found = PemContent.load(file).getCertificates();
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (RuntimeException _) {
            throw new Unusable("the file " + file + " holds no certificate in PEM form.");
        }
        if (found.isEmpty()) {
            throw new Unusable("the file " + file + " holds no certificate in PEM form.");
        }
        return found;
    }

    /**
     * The key.
     *
     * @throws Unusable with the reason
     */
    public static PrivateKey key(Path file) throws Unusable {
        PrivateKey found;
        try {
            found = PemContent.load(file).getPrivateKey();
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (RuntimeException _) {
            found = null;
        }
        if (found == null) {
            throw new Unusable(
                    "the file "
                            + file
                            + " holds no private key in PEM form, or one with a password.");
        }
        return found;
    }

    private static Unusable unreadable(Path file, IOException e) {
        return new Unusable(
                "the file " + file + " cannot be read (" + e.getClass().getSimpleName() + ").");
    }

    /** Whether what the key signs, the certificate verifies. */
    public static boolean belongs(PrivateKey key, X509Certificate certificate) {
        String algorithm =
                switch (key) {
                    case RSAPrivateKey _ -> "SHA256withRSA";
                    case ECPrivateKey _ -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    static @Nullable List<X509Certificate> certificates(Section section, Key key, Path file) {
        try {
            return certificates(file);
        } catch (Unusable e) {
            section.problems().add(section.path(key), e.why());
            return null;
        }
    }

    static @Nullable PrivateKey key(Section section, Key key, Path file) {
        try {
            return key(file);
        } catch (Unusable e) {
            section.problems().add(section.path(key), e.why());
            return null;
        }
    }

    /** A file that does not serve. */
    public static final class Unusable extends Exception {

        private final String why;

        public Unusable(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }
}
