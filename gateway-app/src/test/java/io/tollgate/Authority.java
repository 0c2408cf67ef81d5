package io.tollgate;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** An authority that nobody knows, for certificates of this machine. */
public final class Authority {

    private final X509Bundle root;

    public Authority(String name) {
        try {
            root =
                    new CertificateBuilder()
                            .ecp256()
                            .subject("CN=" + name)
                            .setIsCertificateAuthority(true)
                            .buildSelfSigned();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public X509Bundle root() {
        return root;
    }

    /** A certificate for {@code localhost} and {@code 127.0.0.1}. */
    public X509Bundle issue(String name) {
        return issue(
                name, builder -> builder.addSanDnsName("localhost").addSanIpAddress("127.0.0.1"));
    }

    public X509Bundle issue(String name, UnaryOperator<CertificateBuilder> more) {
        CertificateBuilder builder =
                new CertificateBuilder()
                        .ecp256()
                        .subject("CN=" + name)
                        .notBefore(Instant.now().minus(Duration.ofDays(3)))
                        .notAfter(Instant.now().plus(Duration.ofDays(90)));
        try {
            return more.apply(builder).buildIssuedBy(root);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The authority's own certificate as a file. */
    public Path file(Path folder) {
        return write(folder.resolve("ca.pem"), root.getCertificatePEM());
    }

    public static Path chain(Path file, X509Bundle certificate) {
        return write(file, certificate.getCertificatePathPEM());
    }

    public static Path key(Path file, X509Bundle certificate) {
        return write(file, certificate.getPrivateKeyPEM());
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
