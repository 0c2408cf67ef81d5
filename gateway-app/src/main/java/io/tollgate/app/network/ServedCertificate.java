package io.tollgate.app.network;

import io.tollgate.app.settings.NetworkSettings.Tls;
import io.tollgate.app.settings.PemFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/**
 * The gateway's certificate as it was read, and checked to be one that clients can take.
 *
 * @param chain its own first
 * @param clientAuthorities of whom clients need a certificate; null: they need none
 */
record ServedCertificate(
        List<X509Certificate> chain,
        PrivateKey key,
        @Nullable List<X509Certificate> clientAuthorities) {

    /** TLS 1.2 at least, and there only what keeps its secrets if the key is lost later. */
    private static final SslOptions OPTIONS =
            SslOptions.of(
                    new String[] {
                        "TLS_AES_128_GCM_SHA256",
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
                    },
                    new String[] {"TLSv1.3", "TLSv1.2"});

    /**
     * Reads the files.
     *
     * @throws PemFile.Unusable with the setting, what is wrong and how to put it right
     */
    static ServedCertificate read(Tls tls, Instant now) throws PemFile.Unusable {
        List<X509Certificate> chain = certificates("certificate", tls.certificate());
        PrivateKey key;
        try {
            key = PemFile.key(tls.key());
        } catch (PemFile.Unusable e) {
            throw said("key", e.why());
        }
        check(tls, chain, key, now);
        Path clientCa = tls.clientCa();
        return new ServedCertificate(
                chain, key, clientCa == null ? null : certificates("client-ca", clientCa));
    }

    private static List<X509Certificate> certificates(String key, Path file)
            throws PemFile.Unusable {
        try {
            return PemFile.certificates(file);
        } catch (PemFile.Unusable e) {
            throw said(key, e.why());
        }
    }

    private static void check(Tls tls, List<X509Certificate> chain, PrivateKey key, Instant now)
            throws PemFile.Unusable {
        X509Certificate own = chain.getFirst();
        if (!PemFile.belongs(key, own)) {
            throw said(
                    "key",
                    "the key in "
                            + tls.key()
                            + " does not belong to the first certificate in "
                            + tls.certificate()
                            + "; the gateway's own has to stand there first.");
        }
        for (int i = 0; i < chain.size(); i++) {
            checkTime(chain.get(i), now);
            if (i > 0 && !isIssuedBy(chain.get(i - 1), chain.get(i))) {
                throw said(
                        "certificate",
                        "certificate "
                                + (i + 1)
                                + " of the file is not of the authority that issued the one before it;"
                                + " put them in order, the gateway's own first.");
            }
        }
    }

    private static void checkTime(X509Certificate certificate, Instant now)
            throws PemFile.Unusable {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        String name = certificate.getSubjectX500Principal().getName();
        if (now.isAfter(until)) {
            throw said(
                    "certificate",
                    "the certificate of "
                            + name
                            + " expired on "
                            + until
                            + "; put a new one there.");
        }
        if (now.isBefore(from)) {
            throw said(
                    "certificate",
                    "the certificate of "
                            + name
                            + " is valid from "
                            + from
                            + " on only; check this machine's clock, or put another one there.");
        }
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static PemFile.Unusable said(String key, String what) {
        return new PemFile.Unusable("tollgate.tls." + key + ": " + what);
    }

    /** When the first of its chain is not valid any more. */
    Instant expiry() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    SslBundle bundle() {
        PemSslStore trusted =
                clientAuthorities == null ? null : PemSslStore.of(clientAuthorities, null);
        return SslBundle.of(
                new PemSslStoreBundle(PemSslStore.of(chain, key), trusted),
                SslBundleKey.NONE,
                OPTIONS);
    }

    /** By its subject: the key is a secret. */
    @Override
    public String toString() {
        return chain.getFirst().getSubjectX500Principal().getName() + ", valid until " + expiry();
    }
}
