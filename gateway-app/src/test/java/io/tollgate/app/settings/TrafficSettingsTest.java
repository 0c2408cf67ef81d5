package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.ByNeed;
import io.tollgate.filters.upstream.Serving;
import io.tollgate.filters.upstream.Split;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.need.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class TrafficSettingsTest {

    private static final String MODEL =
            "  models:\n    m:\n      targets: [ { provider: p } ]\n      ";
    private static final String RULES =
            "  models:\n    a: { targets: [ { provider: p } ] }\n    m: ";
    private static final String EXPERIMENT =
            "  models:\n    a: { targets: [ { provider: p } ] }\n  experiments:\n    e: ";
    private static final String WHOLE = "  ";

    private static final String PROVIDER =
            """
            tollgate:
              providers:
                p: { dialect: openai, base-url: "http://localhost/v1" }
            """;

    @TempDir private Path folder;

    private Settings read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("tollgate.yml"), yaml);
        Settings settings =
                new SettingsReader(Dialects.found(), CredentialKinds.found(), new MockEnvironment())
                        .read(SettingsContent.of(file));
        settings.checkReferences(settings.upstreams().models());
        return settings;
    }

    private Serving serving(String yaml) throws Exception {
        return read(PROVIDER + yaml).upstreams().models().stream()
                .filter(model -> model.pattern().toString().equals("m"))
                .findFirst()
                .orElseThrow()
                .serving();
    }

    @Test
    void aModelTakesWhatItDoesNotSayFromTheDefaults() throws Exception {
        TargetPlan plan =
                (TargetPlan)
                        serving(
                                """
                                  defaults:
                                    retry: { attempts: 5, backoff: 1s }
                                    deadlines: { total: 1m }
                                  models:
                                    m:
                                      strategy: least-busy
                                      retry: { attempts: 2 }
                                      affinity: { by: prompt-cache-key, max-load: 2 }
                                      fallbacks: [ { provider: p, model: other } ]
                                      targets: [ { provider: p, max-concurrent: 7, price: { input: 1.5, output: "2" } } ]
                                """);
        assertThat(plan.strategy()).isEqualTo(Strategy.LEAST_BUSY);
        assertThat(plan.conduct().retry().attempts()).isEqualTo(2);
        assertThat(plan.conduct().retry().backoff()).isEqualTo(Duration.ofSeconds(1));
        assertThat(plan.conduct().retry().maxBackoff()).isEqualTo(Duration.ofSeconds(2));
        assertThat(plan.conduct().deadlines().total()).isEqualTo(Duration.ofMinutes(1));
        assertThat(plan.affinity()).isEqualTo(new Affinity(Affinity.By.PROMPT_CACHE_KEY, null, 2));
        assertThat(plan.fallbacks().onFailure()).hasSize(1);
        assertThat(plan.targets().getFirst().maxConcurrent()).isEqualTo(7);
        assertThat(plan.targets().getFirst().price().output()).isEqualByComparingTo("2");
    }

    @Test
    void rulesAndExperiments() throws Exception {
        ByNeed rules =
                (ByNeed)
                        serving(
                                """
                                  models:
                                    a: { targets: [ { provider: p } ] }
                                    m:
                                      rules:
                                        - { when: { time: { from: "22:00", until: "06:00", days: [ fri, saturday ] } }, use: a }
                                        - { use: a }
                                """);
        assertThat(rules.rules()).extracting(Rule::model).containsExactly("a", "a");
        Split split =
                (Split)
                        serving(
                                """
                                  models:
                                    a: { targets: [ { provider: p } ] }
                                  experiments:
                                    e:
                                      model: m
                                      variants:
                                        x: { use: a, weight: 9 }
                                        y: { use: a, schedule: [ { from: "2026-12-01T08:00:00Z", weight: 5 } ] }
                                """);
        assertThat(split.experiment().control().name()).isEqualTo("x");
        var weights = split.experiment().variants().get(1).weights();
        assertThat(weights.at(Instant.parse("2026-12-01T07:59:59Z"))).isZero();
        assertThat(weights.at(Instant.parse("2026-12-01T08:00:00Z"))).isEqualTo(5);
    }

    /** Each with what stands before it, and what is said of it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        MODEL,
                        "strategy: fastest",
                        "m.strategy: 'fastest' is not weighted, least-busy"),
                Arguments.of(MODEL, "affinity: { by: header }", "m.affinity.header: is missing"),
                Arguments.of(MODEL, "affinity: {}", "m.affinity.by: is missing"),
                Arguments.of(
                        MODEL,
                        "retry: { attempts: 0 }",
                        "m.retry.attempts: '0' is not a whole number from 1 to 20"),
                Arguments.of(
                        MODEL,
                        "retry: { attempt: 2 }",
                        "m.retry.attempt: is not a key here; did you mean 'attempts'?"),
                Arguments.of(
                        MODEL,
                        "hedge: { percentile: 100 }",
                        "m.hedge.percentile: '100' is not a whole number from 50 to 99"),
                Arguments.of(
                        MODEL,
                        "shadow: { provider: p, percent: 101 }",
                        "m.shadow.percent: '101' is not a number from 0 to 100"),
                Arguments.of(
                        MODEL,
                        "shadow: { provider: q }",
                        "m.shadow.provider: no provider 'q' is declared"),
                Arguments.of(MODEL, "recipe: auto", "m.recipe: stands beside targets"),
                Arguments.of(
                        MODEL, "fallbacks: []", "m.fallbacks: expected a list of at least one"),
                Arguments.of(
                        RULES, "{ rules: [ { use: nobody } ] }", "m: no model 'nobody' is served"),
                Arguments.of(RULES, "{ rules: [ { use: m } ] }", "m: leads back to itself"),
                Arguments.of(
                        RULES,
                        "{ rules: [ { use: a }, { use: a } ] }",
                        "m.rules[0]: is for every request"),
                Arguments.of(
                        RULES, "{ rules: [ { when: {}, use: a } ] }", "when: names no condition"),
                Arguments.of(
                        RULES,
                        "{ rules: [ { when: { time: { from: 25h } }, use: a } ] }",
                        "from: '25h' is not a time such as 08:00"),
                Arguments.of(
                        RULES,
                        "{ rules: [ { when: { time: { days: [ someday ] } }, use: a } ] }",
                        "'someday' is not a day"),
                Arguments.of(
                        RULES,
                        "{ recipe: best, cheap: a, strong: a }",
                        "there is no recipe 'best'"),
                Arguments.of(RULES, "{ recipe: auto, cheap: a }", "m.strong: is missing"),
                Arguments.of(
                        EXPERIMENT,
                        "{ model: a, variants: { x: { use: a }, y: { use: a } } }",
                        "stands twice"),
                Arguments.of(
                        EXPERIMENT,
                        "{ variants: { x: { use: a }, y: { use: a } } }",
                        "e.model: is missing"),
                Arguments.of(
                        EXPERIMENT,
                        "{ model: m, variants: { x: { use: a } } }",
                        "e.variants: expected at least two"),
                Arguments.of(
                        EXPERIMENT,
                        "{ model: m, sticky-by: luck, variants: { x: { use: a }, y: { use: a } } }",
                        "'luck' is nothing to be sticky by"),
                Arguments.of(
                        EXPERIMENT,
                        "{ model: m, variants: { x: { use: a }, y: { use: b } } }",
                        "e: no model 'b' is served"),
                Arguments.of(
                        EXPERIMENT,
                        "{ model: m, variants: { x: { use: a }, y: { use: a, schedule: [ { from: soon, weight: 1 } ] } } }",
                        "'soon' is not an instant"),
                Arguments.of(
                        WHOLE,
                        "health: { failure-rate: 0 }",
                        "health.failure-rate: '0' is not a whole number from 1 to 100"),
                Arguments.of(
                        WHOLE,
                        "health: { max-rest: -1s }",
                        "health.max-rest: '-1s' is not a duration such as 10s, or 0s"),
                Arguments.of(WHOLE, "drain: never", "tollgate.drain: 'never' is not a duration"));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(String before, String mistake, String problem) {
        assertThat(problems(before + mistake)).anyMatch(found -> found.contains(problem));
    }

    private List<String> problems(String yaml) {
        InvalidSettings invalid =
                catchThrowableOfType(InvalidSettings.class, () -> read(PROVIDER + yaml + "\n"));
        assertThat(invalid).isNotNull();
        return invalid.problems();
    }
}
