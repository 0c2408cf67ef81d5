package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.credential.CredentialKind;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.upstream.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What only some dialects and credentials know is checked like everything else. */
class ProviderSettingsTest {

    private static final String URL = "https://api.example.com/v1";

    @TempDir private Path folder;

    private final SettingsReader reader =
            new SettingsReader(
                    Dialects.found(),
                    new CredentialKinds(Map.of("badge", new Badges())),
                    new MockEnvironment().withProperty("BADGE", "badge-canary"));

    private record Badge(Map<String, String> options, URI baseUrl) implements ProviderCredential {

        @Override
        public CompletionStage<?> ready() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Map<String, String> headers(Outgoing request) {
            return options;
        }
    }

    private static final class Badges implements CredentialKind {

        @Override
        public String name() {
            return "badge";
        }

        @Override
        public Set<String> options() {
            return Set.of("number", "color");
        }

        @Override
        public ProviderCredential open(Map<String, String> options, URI baseUrl) {
            if (!options.containsKey("number")) {
                throw new IllegalArgumentException("a badge has a number.");
            }
            return new Badge(options, baseUrl);
        }
    }

    private Provider provider(String settings) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("tollgate.yml"),
                        "tollgate: { providers: { p: { " + settings + " } } }");
        return reader.read(SettingsContent.of(file)).upstreams().providers().get("p");
    }

    @Test
    void aCredentialIsOpenedWithWhatItsReferencesLeadTo() throws IOException {
        Files.writeString(folder.resolve("color"), "red\n");
        Provider read =
                provider(
                        "dialect: openai, credential: { kind: badge, number: 'env:BADGE', color:"
                                + " 'file:"
                                + folder.resolve("color")
                                + "' }");
        assertThat(read.credential())
                .isEqualTo(
                        new Badge(
                                Map.of("number", "badge-canary", "color", "red"),
                                URI.create("https://api.openai.com/v1")));
        assertThat(read.toString()).doesNotContain("badge-canary");
    }

    @Test
    void whatIsDeclaredAsBeforeIsTheSameProvider() throws IOException {
        String settings = "dialect: openai, credential: { kind: badge, number: '1' }";
        Provider before = provider(settings);
        assertThat(provider(settings)).isEqualTo(before);
        assertThat(provider(settings).credential()).isSameAs(before.credential());
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> provider("dialect: openai, credential: { kind: bagde }"))
                .hasMessageContaining(
                        "tollgate.providers.p.credential.kind: there is no kind of credential"
                                + " 'bagde'; did you mean 'badge'? Valid are badge.");
        assertThatThrownBy(() -> provider("dialect: openai, credential: { number: 7 }"))
                .hasMessageContaining("kind of credential without a name");
        assertThatThrownBy(() -> provider("dialect: openai, credential: { kind: badge, nr: 7 }"))
                .hasMessageContaining("tollgate.providers.p.credential.nr: there is no option 'nr'")
                .hasMessageContaining("Valid are color, number.");
        assertThatThrownBy(() -> provider("dialect: openai, credential: { kind: badge }"))
                .hasMessageContaining("tollgate.providers.p.credential: a badge has a number.");
        assertThatThrownBy(
                        () ->
                                provider(
                                        "dialect: openai, credential: { kind: badge, number:"
                                                + " 'env:NOT_SET' }"))
                .hasMessageContaining(
                        "tollgate.providers.p.credential.number: the variable NOT_SET is not set.");
        assertThatThrownBy(() -> provider("dialect: ollama, options: { a: b }, base-url: " + URL))
                .hasMessageContaining(
                        "tollgate.providers.p.options.a: there is no option 'a'. There is none to"
                                + " name.");
    }

    @Test
    void whoseHomeIsNotKnownHasToSayWhereItIs() {
        assertThatThrownBy(() -> provider("dialect: ollama"))
                .hasMessageContaining("tollgate.providers.p.base-url");
    }
}
