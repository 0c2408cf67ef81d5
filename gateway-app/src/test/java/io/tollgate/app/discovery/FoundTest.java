package io.tollgate.app.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.discovery.Found.Share;
import io.tollgate.app.settings.Discover;
import io.tollgate.app.settings.DiscoverSettings;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.TargetPlan.Conduct;
import io.tollgate.filters.upstream.Timeouts;
import io.tollgate.filters.upstream.Upstreams;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundTest {

    private static final Provider HOUSE = provider("house");
    private static final Provider OTHER = provider("other");
    private static final Discover ALL = discover("", List.of(), List.of());

    private final ProviderLists lists = new ProviderLists(InstantSource.system());
    private final Map<String, Discover> settings = new LinkedHashMap<>();

    private static Provider provider(String name) {
        return new Provider(
                name,
                new OpenAiProvider(),
                URI.create("http://" + name + ".example/v1"),
                null,
                Map.of(),
                Timeouts.DEFAULTS,
                Pool.DEFAULTS);
    }

    private static Discover discover(String prefix, List<String> allow, List<String> deny) {
        return new Discover(
                Duration.ofMinutes(15),
                allow.stream().map(ModelPattern::new).toList(),
                deny.stream().map(ModelPattern::new).toList(),
                prefix);
    }

    private static DeclaredModel declared(String name, String provider) {
        return new DeclaredModel(new ModelPattern(name), List.of(new Target(provider, null, 1)));
    }

    private Found found(DeclaredModel... declared) {
        return Found.of(
                lists,
                new DiscoverSettings(settings, Conduct.DEFAULTS),
                new Upstreams(Map.of("house", HOUSE, "other", OTHER), List.of(declared)));
    }

    private void lists(Provider provider, Discover discover, String... names) {
        settings.put(provider.name(), discover);
        lists.listed(provider, List.of(names));
    }

    private static List<String> names(Found found) {
        return found.models().stream().map(model -> model.pattern().toString()).toList();
    }

    private static Target target(Found found, String name) {
        return found.models().stream()
                .filter(model -> model.pattern().toString().equals(name))
                .map(model -> ((TargetPlan) model.serving()).targets().getFirst())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsListedIsServedByItsOwnName() {
        lists(HOUSE, ALL, "b", "a");
        Found found = found();
        assertThat(names(found)).containsExactly("a", "b");
        assertThat(target(found, "a")).isEqualTo(new Target("house", null, 1));
        assertThat(found.shares()).containsEntry("house", new Share(2, 2, List.of(), 0));
    }

    @Test
    void whatIsDeclaredIsNotTaken() {
        lists(HOUSE, ALL, "a", "b");
        Found found = found(declared("a", "other"));
        assertThat(names(found)).containsExactly("b");
        assertThat(found.shares()).containsEntry("house", new Share(2, 1, List.of("a"), 0));
    }

    @Test
    void theFirstProviderHasANameUnlessThereIsAPrefix() {
        lists(OTHER, ALL, "a", "b");
        lists(HOUSE, ALL, "a", "c");
        Found found = found();
        assertThat(names(found)).containsExactly("a", "b", "c");
        assertThat(target(found, "a").provider()).isEqualTo("other");
        assertThat(found.shares().get("house").elsewhere()).containsExactly("a");

        settings.put("house", discover("house/", List.of(), List.of()));
        Found prefixed = found();
        assertThat(names(prefixed)).containsExactly("a", "b", "house/a", "house/c");
        assertThat(target(prefixed, "house/a")).isEqualTo(new Target("house", "a", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-*, house, true",
        "*, house, true",
        "*, other, false",
        "mistral-*, house, false",
    })
    void aGlobThatGoesThereAnywayGoesOn(String glob, String provider, boolean goesOn) {
        lists(HOUSE, ALL, "gpt-5");
        Found found = found(declared(glob, provider));
        if (goesOn) {
            assertThat(found.models()).isEmpty();
            assertThat(found.listed()).containsExactly(Map.entry("gpt-5", "house"));
        } else {
            assertThat(names(found)).containsExactly("gpt-5");
            assertThat(found.listed()).isEmpty();
        }
        assertThat(found.shares().get("house").served()).isEqualTo(1);
    }

    /** The provider would be asked for a name with the prefix, which it does not know. */
    @Test
    void aGlobIsNoWayToAPrefixedName() {
        lists(HOUSE, discover("house/", List.of(), List.of()), "gpt-5");
        Found found = found(declared("house/*", "house"));
        assertThat(target(found, "house/gpt-5")).isEqualTo(new Target("house", "gpt-5", 1));
    }

    @Test
    void ofAGlobWithinAGlobTheCloserOneDecides() {
        lists(HOUSE, ALL, "gpt-5");
        Found found = found(declared("*", "house"), declared("gpt-*", "other"));
        assertThat(names(found)).containsExactly("gpt-5");
    }

    @Test
    void someAreAllowedAndSomeOfThoseDenied() {
        lists(
                HOUSE,
                discover("", List.of("gpt-*", "o3"), List.of("*-preview")),
                "gpt-5",
                "gpt-5-preview",
                "o3",
                "o3-mini",
                "whisper-1");
        assertThat(names(found())).containsExactly("gpt-5", "o3");
    }

    @Test
    void moreThanAGatewayNeedsAreLeftOutAndCounted() {
        String[] many =
                IntStream.range(0, Found.MOST + 3).mapToObj(i -> "m" + i).toArray(String[]::new);
        lists(HOUSE, ALL, many);
        Found found = found();
        assertThat(found.models()).hasSize(Found.MOST);
        assertThat(found.shares().get("house").beyond()).isEqualTo(3);
    }

    @Test
    void namesThatMeanSomethingElseHereAreLeftOut() {
        lists(
                HOUSE,
                ALL,
                "good",
                "*",
                "gpt-*",
                "#{1+1}",
                " ",
                "a\nb",
                " a",
                "x".repeat(257),
                "good");
        assertThat(names(found())).containsExactly("good");
    }

    @Test
    void theLastGoodListIsKeptWhileItsProviderIsWhereItWas() {
        assertThat(lists.listed(HOUSE, List.of("a"))).isTrue();
        assertThat(lists.listed(HOUSE, List.of("a"))).isFalse();
        lists.failed(HOUSE, "away");
        assertThat(lists.of(HOUSE).names()).containsExactly("a");
        assertThat(lists.of(HOUSE).problem()).isEqualTo("away");
        assertThat(lists.listed(HOUSE, List.of())).isFalse();
        assertThat(lists.of(HOUSE).names()).containsExactly("a");
        assertThat(lists.of(HOUSE).problem()).isEqualTo("It lists no models.");
        assertThat(lists.listed(HOUSE, List.of("a", "b"))).isTrue();
        assertThat(lists.of(HOUSE).problem()).isNull();

        Provider moved =
                new Provider(
                        "house",
                        new OpenAiProvider(),
                        URI.create("http://elsewhere.example/v1"),
                        null,
                        Map.of(),
                        Timeouts.DEFAULTS,
                        Pool.DEFAULTS);
        assertThat(lists.of(moved)).isNull();
        lists.keepOnly(List.of("other"));
        assertThat(lists.of(HOUSE)).isNull();
    }

    @Test
    void whatMayComeIsKnownBefore() {
        DiscoverSettings some =
                new DiscoverSettings(
                        Map.of("house", discover("h/", List.of("gpt-*"), List.of("*-x"))),
                        Conduct.DEFAULTS);
        assertThat(Stream.of("h/gpt-5", "h/gpt-x", "gpt-5", "h/o3", "h/").filter(some::mayServe))
                .containsExactly("h/gpt-5");
    }
}
