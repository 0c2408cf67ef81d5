package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.policies.lifecycle.Lifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** Providers that are asked for their models, and models that go. */
class DiscoverSettingsTest {

    private static final String PROVIDERS =
            """
            tollgate:
              defaults: { retry: { attempts: 7 } }
              providers:
                b: { dialect: openai, base-url: "http://localhost/v1", discover: true }
                a:
                  dialect: openai
                  base-url: "http://localhost/v1"
                  discover: { every: 1h, allow: [ "gpt-*", o3 ], deny: [ "*-preview" ], prefix: "a/" }
                c: { dialect: openai, base-url: "http://localhost/v1", discover: false }
                d: { dialect: openai, base-url: "http://localhost/v1" }
            """;

    @TempDir private Path folder;

    private Settings read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("tollgate.yml"), yaml);
        return new SettingsReader(
                        new Dialects(List.of(), List.of(new OpenAiProvider())),
                        CredentialKinds.found(),
                        new MockEnvironment())
                .read(SettingsContent.of(file));
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(
                        InvalidSettings.class,
                        () -> {
                            Settings settings = read(yaml);
                            settings.checkReferences(settings.upstreams().models());
                        })
                .problems();
    }

    @Test
    void readsWhomToAskForWhat() throws IOException {
        DiscoverSettings discover = read(PROVIDERS).discover();
        assertThat(discover.providers().keySet()).containsExactly("b", "a");
        assertThat(discover.conduct().retry().attempts()).isEqualTo(7);
        Discover all = discover.providers().get("b");
        assertThat(all.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(all.served("anything")).isEqualTo("anything");
        Discover some = discover.providers().get("a");
        assertThat(some.every()).isEqualTo(Duration.ofHours(1));
        assertThat(some.served("gpt-5")).isEqualTo("a/gpt-5");
        assertThat(some.served("gpt-5-preview")).isNull();
        assertThat(some.served("o3-mini")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "perhaps | discover: expected true or false.",
                "{ evry: 1h } | discover.evry: is not a key here; did you mean 'every'? Valid are allow, deny, every, prefix.",
                "{ allow: gpt } | discover.allow: expected a list of names.",
                "{ every: soon } | discover.every: 'soon' is not a duration such as 10s, 500ms or 2m.",
                "{ prefix: 'a*' } | discover.prefix: is the beginning of names: no *, and no #{ at its front.",
            })
    void aMistakeIsNamed(String value, String problem) {
        assertThat(
                        problems(
                                "tollgate:\n  providers:\n    p: { dialect: openai, base-url:"
                                        + " \"http://h\", discover: "
                                        + value
                                        + " }\n"))
                .containsExactly("tollgate.providers.p." + problem);
    }

    @Test
    void aModelThatMayBeListedLaterCanBeReferredTo() throws IOException {
        String rules = PROVIDERS + "  models:\n    auto: { rules: [ { use: %s } ] }\n";
        Settings settings = read(rules.formatted("a/gpt-5"));
        settings.checkReferences(settings.upstreams().models());
        assertThat(
                        problems(
                                PROVIDERS.replace("discover: true", "discover: false")
                                        + "  models:\n    auto: { rules: [ { use: a/o4 } ] }\n"))
                .singleElement()
                .asString()
                .contains("no model 'a/o4' is served");
    }

    private static String model(String lines) {
        return """
        tollgate:
          providers:
            p: { dialect: openai, base-url: "http://localhost/v1" }
          models:
            new: { targets: [ { provider: p } ] }
            old: { targets: [ { provider: p } ], %s }
        """
                .formatted(lines);
    }

    @Test
    void readsWhenAModelGoes() throws IOException {
        Settings settings =
                read(model("deprecated-on: 2026-09-01, retires-on: 2027-03-01, successor: new"));
        settings.checkReferences(settings.upstreams().models());
        assertThat(settings.upstreams().models().getLast().lifecycle())
                .isEqualTo(
                        new Lifecycle(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 3, 1), "new"));
        assertThat(settings.upstreams().models().getFirst().lifecycle()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retires-on: soon | retires-on: 'soon' is not a day such as 2026-09-01.",
                "deprecated-on: 2026-02-30 | deprecated-on: '2026-02-30' is not a day such as 2026-09-01.",
                "deprecated-on: 2026-09-01, retires-on: 2026-08-01 | retires-on: is before deprecated-on: first nobody should begin to use it, then it goes.",
                "successor: new | successor: is for a model that goes: deprecated-on or retires-on is missing.",
                "retires-on: 2027-03-01, successor: nwe | successor: no model 'nwe' is served; did you mean 'new'? Valid are new, old.",
            })
    void aMistakeOfAModelIsNamed(String lines, String problem) {
        assertThat(problems(model(lines))).containsExactly("tollgate.models.old." + problem);
    }
}
