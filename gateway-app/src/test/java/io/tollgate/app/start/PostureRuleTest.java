package io.tollgate.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.app.start.PostureRule.Weight;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.upstream.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** What a start refuses, what it warns of, and what it leaves alone. */
class PostureRuleTest {

    private static final String GOOD = "nE5v0t8jbW3yQxAq1mZr7KfUeLh2Gc4sPdTi9oB6uXw";

    @TempDir private Path folder;

    private Path data;

    @BeforeEach
    void makeDataFolder() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        mode(data, "rwx------");
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Settings settings(String yaml) throws IOException {
        Path file = folder.resolve("tollgate.yml");
        Files.writeString(file, yaml);
        MockEnvironment environment =
                new MockEnvironment().withProperty("TOLLGATE_DATA", data.toString());
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), environment)
                .read(SettingsContent.of(file));
    }

    private Surroundings here(String yaml) throws IOException {
        return new Surroundings(
                settings(yaml), InetAddress.getLoopbackAddress(), false, "tollgate");
    }

    private static List<String> all(Surroundings found) {
        return java.util.stream.Stream.of(Weight.values())
                .flatMap(weight -> Posture.findings(found, weight).stream())
                .toList();
    }

    @Test
    void aGatewayThatIsWellKeptHearsNothing() throws IOException {
        assertThat(all(here("tollgate: { store: { pepper: " + GOOD + " } }"))).isEmpty();
        assertThat(all(here("tollgate: {}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changemechangemechangemechangeme",
                "please-change-me-please-change-me-",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "tollgate-secret-password-12345678"
            })
    void aPepperThatIsGuessedStopsTheStart(String pepper) throws IOException {
        List<String> dangers =
                Posture.findings(
                        here("tollgate: { store: { pepper: " + pepper + " } }"), Weight.REFUSED);
        assertThat(dangers)
                .singleElement()
                .asString()
                .contains("openssl rand")
                .doesNotContain(pepper);
    }

    @Test
    void aPepperThatEverybodyReadsStopsTheStart() throws IOException {
        Path pepper = Files.writeString(data.resolve("pepper"), GOOD);
        mode(pepper, "rw-r--r--");
        assertThat(Posture.findings(here("tollgate: {}"), Weight.REFUSED))
                .containsExactly(
                        pepper + " may be read by everybody on this machine: `chmod 600` it.");
        mode(pepper, "rw-rw----");
        assertThat(all(here("tollgate: {}"))).isEmpty();
    }

    @Test
    void aDataFolderThatEverybodyReadsIsSaid() throws IOException {
        mode(data, "rwxr-xr-x");
        assertThat(Posture.findings(here("tollgate: {}"), Weight.WARNED))
                .singleElement()
                .asString()
                .contains("chmod 700");
    }

    @Test
    void aSecretThatEverybodyReadsIsSaid() throws IOException {
        Path secret = Files.writeString(folder.resolve("pepper.txt"), GOOD);
        mode(secret, "rw-r--r--");
        String yaml = "tollgate: { store: { pepper: \"file:" + secret + "\" } }";
        assertThat(Posture.findings(here(yaml), Weight.WARNED))
                .singleElement()
                .asString()
                .contains(secret.toString(), "chmod 600");
        mode(secret, "rw-------");
        assertThat(all(here(yaml))).isEmpty();
    }

    @Test
    void wordsOfExamplesAreSaid() throws IOException {
        String yaml =
                """
                tollgate:
                  store:
                    url: jdbc:postgresql://db/tollgate
                    user: tollgate
                    password: tollgate
                    pepper: %s
                  alerts: { webhook: "https://hooks.example/x", secret: short-Xy7 }
                """
                        .formatted(GOOD);
        assertThat(Posture.findings(here(yaml), Weight.WARNED))
                .hasSize(2)
                .anyMatch(said -> said.contains("tollgate.store.password"))
                .anyMatch(said -> said.contains("tollgate.alerts.secret"));
    }

    @Test
    void whoListensForOthersIsToldOfTlsAndRoot() throws IOException {
        Settings settings = settings("tollgate: { access: keys }");
        assertThat(Posture.findings(new Surroundings(settings, null, false, "root"), Weight.WARNED))
                .hasSize(2)
                .anyMatch(said -> said.contains("without TLS"))
                .anyMatch(said -> said.contains("runs as root"));
        assertThat(all(new Surroundings(settings, null, true, "tollgate"))).isEmpty();
        assertThat(all(new Surroundings(settings, InetAddress.getLoopbackAddress(), false, "root")))
                .isEmpty();
    }

    @Test
    void aTokenThatIsLeftIsSaidAtTheEdge() throws IOException {
        Files.writeString(data.resolve("bootstrap-token"), "x");
        mode(data.resolve("bootstrap-token"), "rw-------");
        assertThat(Posture.findings(here("tollgate: { role: edge }"), Weight.WARNED))
                .singleElement()
                .asString()
                .contains("bootstrap-token", "delete it");
        assertThat(all(here("tollgate: { role: full }"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleStandsInTheManual(PostureRule rule) throws IOException {
        assertThat(Files.readString(Path.of("../docs/installing.md"))).contains(rule.sentence());
    }

    @Test
    void secretsThatAreMadeByMachinesAreGood() {
        assertThat(Secrets.isGuessed(new Secret(GOOD))).isFalse();
        assertThat(Secrets.isGuessed(new Secret("todo" + GOOD))).isFalse();
        assertThat(Secrets.isGuessed(new Secret("ChangeMe"))).isTrue();
    }
}
