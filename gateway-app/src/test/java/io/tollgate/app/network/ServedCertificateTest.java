package io.tollgate.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.tollgate.Authority;
import io.tollgate.app.settings.NetworkSettings.Tls;
import io.tollgate.app.settings.PemFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that clients could not take is named, with what to do. */
class ServedCertificateTest {

    private static final Authority AUTHORITY = new Authority("tests");
    private static final X509Bundle GOOD = AUTHORITY.issue("good");

    @TempDir private Path folder;
    private Tls tls;

    @BeforeEach
    void files() {
        tls =
                new Tls(
                        Authority.chain(folder.resolve("cert.pem"), GOOD),
                        Authority.key(folder.resolve("key.pem"), GOOD),
                        null,
                        true,
                        false);
    }

    private ServedCertificate read() throws PemFile.Unusable {
        return ServedCertificate.read(tls, Instant.now());
    }

    private void refusedFor(String... words) {
        assertThatThrownBy(this::read)
                .isInstanceOf(PemFile.Unusable.class)
                .message()
                .contains(words)
                .doesNotContain("PRIVATE KEY");
    }

    private void use(UnaryOperator<CertificateBuilder> more) {
        X509Bundle other = AUTHORITY.issue("other", more);
        Authority.chain(tls.certificate(), other);
        Authority.key(tls.key(), other);
    }

    @Test
    void aGoodOneIsTaken() throws Exception {
        ServedCertificate read = read();
        assertThat(Duration.between(Instant.now(), read.expiry()).toDays()).isBetween(88L, 90L);
        assertThat(read).isEqualTo(read());
        assertThat(read.toString()).contains("CN=good").doesNotContain("rivate");
    }

    @Test
    void anRsaKeyIsAsGood() throws Exception {
        use(CertificateBuilder::rsa2048);
        assertThat(read().toString()).contains("CN=other");
    }

    @Test
    void anotherCertificatesKeyIsNot() {
        Authority.key(tls.key(), AUTHORITY.issue("stranger"));
        refusedFor("tollgate.tls.key", "does not belong to the first certificate", "key.pem");
    }

    @Test
    void anExpiredOneIsNot() {
        use(builder -> builder.notAfter(Instant.now().minusSeconds(60)));
        refusedFor("tollgate.tls.certificate", "CN=other", "expired on", "put a new one");
    }

    @Test
    void oneOfTheFutureIsNot() {
        use(builder -> builder.notBefore(Instant.now().plusSeconds(600)));
        refusedFor("tollgate.tls.certificate", "is valid from", "clock");
    }

    @Test
    void filesWithSomethingElseAreNot() throws Exception {
        Files.writeString(tls.certificate(), "nothing of the kind");
        refusedFor("tollgate.tls.certificate", "cert.pem holds no certificate");
        Authority.chain(tls.certificate(), GOOD);
        Files.writeString(tls.key(), GOOD.getCertificatePEM());
        refusedFor("tollgate.tls.key", "key.pem holds no private key");
        Files.delete(tls.key());
        refusedFor("tollgate.tls.key", "cannot be read (NoSuchFileException)");
    }

    @Test
    void aChainInTheWrongOrderIsNot() throws Exception {
        Files.writeString(
                tls.certificate(),
                GOOD.getCertificatePEM() + "\n" + AUTHORITY.issue("unrelated").getCertificatePEM());
        refusedFor("tollgate.tls.certificate", "certificate 2", "in order");
    }
}
