package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.oidc.TestProvider.Mood;
import io.tollgate.app.oidc.TokenRefused.Reason;
import io.tollgate.app.settings.OidcSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which keys are believed, and how often a provider is asked. */
class JwksSourceTest {

    private static final Duration A_BIT = Duration.ofSeconds(31);
    private static final Duration REFRESH = Duration.ofMinutes(5).plusSeconds(1);

    private final SigningKey first = SigningKey.rsa("first");
    private final SigningKey second = SigningKey.ec("second");
    private final TestProvider corp = new TestProvider();
    private final MemoryKeptKeys kept = new MemoryKeptKeys();
    private Tried tried = new Tried(kept, corp.as("corp"));

    @TempDir private Path folder;

    @AfterEach
    void close() {
        tried.close();
        corp.close();
    }

    private Reason refusal(SigningKey key) {
        return tried.refusal(tried.draft(corp, key));
    }

    /** Lets what the background does be done. */
    private void refresh() throws InterruptedException {
        int before = corp.fetches.get();
        tried.providers.tick();
        for (int i = 0; i < 100 && corp.fetches.get() == before; i++) {
            Thread.sleep(10);
        }
        Thread.sleep(100);
    }

    @Test
    void startNeedsNoProvider() {
        corp.is(Mood.FAILING);

        assertThat(refusal(first)).isEqualTo(Reason.NO_KEYS);
        assertThat(tried.providers.states().getFirst().usable()).isFalse();
        assertThat(tried.providers.states().getFirst().failure()).contains("503");
    }

    @Test
    void aNewKeyIsFetchedWhenItsFirstTokenComes() {
        corp.has(first);
        assertThat(refusal(first)).isNull();
        corp.has(first, second);

        assertThat(refusal(second)).as("asked just now").isEqualTo(Reason.KEY);
        tried.clock.pass(A_BIT);

        assertThat(refusal(second)).isNull();
        assertThat(refusal(first)).isNull();
        assertThat(corp.fetches).hasValue(2);
    }

    @Test
    void aRemovedKeyIsRefusedAtTheNextRefresh() throws InterruptedException {
        corp.has(first, second);
        String token = tried.draft(corp, first).claim("exp", farAhead()).text();
        assertThat(tried.refusal(token, Plane.GATEWAY)).isNull();
        corp.has(second);

        tried.clock.pass(REFRESH);
        refresh();

        assertThat(tried.refusal(token, Plane.GATEWAY)).isEqualTo(Reason.KEY);
        assertThat(refusal(second)).isNull();
    }

    @Test
    void aTokenVerifiedJustNowDoesNotOutliveItsKey() {
        corp.has(first);
        String token = tried.draft(corp, first).text();
        assertThat(tried.refusal(token, Plane.GATEWAY)).isNull();
        corp.has(second);
        tried.clock.pass(A_BIT);
        assertThat(refusal(second)).as("fetches").isNull();

        assertThat(tried.refusal(token, Plane.GATEWAY)).isEqualTo(Reason.KEY);
    }

    @Test
    void aKeyThatWasReplacedUnderItsNameIsRefused() {
        corp.has(first);
        String token = tried.draft(corp, first).text();
        assertThat(tried.refusal(token, Plane.GATEWAY)).isNull();
        corp.has(SigningKey.rsa("first"), second);
        tried.clock.pass(A_BIT);
        assertThat(refusal(second)).as("fetches").isNull();

        assertThat(tried.refusal(token, Plane.GATEWAY)).isEqualTo(Reason.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void knownKeysGoOnWhileTheProviderIsUnwell(Mood mood) throws InterruptedException {
        corp.has(first);
        assertThat(refusal(first)).isNull();
        corp.has(second);
        corp.is(mood);

        tried.clock.pass(REFRESH);
        refresh();

        assertThat(refusal(second)).isEqualTo(Reason.KEY);
        assertThat(refusal(first)).isNull();
        tried.clock.pass(Duration.ofHours(23));
        assertThat(refusal(first)).isNull();
        tried.clock.pass(Duration.ofHours(1));
        assertThat(refusal(first)).as("after a day").isEqualTo(Reason.NO_KEYS);
        corp.is(Mood.WELL);
        tried.clock.pass(A_BIT);
        assertThat(refusal(second)).isNull();
        assertThat(tried.providers.states().getFirst().failure()).isNull();
    }

    @Test
    void aRestartDuringAnOutageKnowsTheKeys() throws Exception {
        corp.has(first, second);
        KeptKeys files = new FolderKeptKeys(folder);
        restart(files);
        assertThat(refusal(first)).isNull();
        Path file = folder.resolve("jwks-corp.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        corp.is(Mood.FAILING);

        restart(files);

        assertThat(refusal(first)).isNull();
        assertThat(refusal(second)).isNull();
        tried.clock.pass(Duration.ofHours(24).plusSeconds(5));
        assertThat(refusal(first)).isEqualTo(Reason.NO_KEYS);
    }

    @Test
    void whatWasKeptOfAnotherIssuerOrTimeIsNotBelieved() {
        corp.has(first);
        assertThat(refusal(first)).isNull();
        String good = kept.files.get("corp");
        corp.is(Mood.FAILING);

        for (String bad :
                List.of(
                        good.replace(corp.url(), "https://stranger.example"),
                        good.replaceFirst("\"seen\" : \"20", "\"seen\" : \"21"),
                        good.replaceFirst("\"seen\" : \"20", "\"seen\" : \"19"),
                        good.substring(0, good.length() / 2),
                        "[]",
                        "")) {
            kept.files.put("corp", bad);
            restart(kept);
            assertThat(refusal(first)).as(bad).isEqualTo(Reason.NO_KEYS);
        }
        kept.files.put("corp", good);
        restart(kept);
        assertThat(refusal(first)).isNull();
    }

    private void restart(KeptKeys keys) {
        tried.close();
        tried = new Tried(keys, corp.as("corp"));
    }

    @Test
    void aFloodOfUnknownKeysIsAskedAboutTwiceAMinute() {
        corp.has(first);
        assertThat(refusal(first)).isNull();
        int tokens = 5000;
        int before = corp.fetches.get();
        String[] parts = tried.draft(corp, first).text().split("\\.");

        for (int second = 0; second < 60; second++) {
            tried.clock.pass(Duration.ofSeconds(1));
            tried.providers.tick();
            long refused =
                    Flux.fromStream(IntStream.range(0, tokens / 60).boxed())
                            .flatMap(i -> unknown(parts, i), 64)
                            .filter(reason -> reason == Reason.KEY)
                            .count()
                            .block(Duration.ofSeconds(20));
            assertThat(refused).isEqualTo(tokens / 60);
        }

        assertThat(corp.fetches.get() - before).isBetween(1, 2);
        assertThat(refusal(first)).as("meanwhile").isNull();
    }

    private Mono<Reason> unknown(String[] parts, int number) {
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"flood-%d\"}".formatted(number);
        String token =
                Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(head.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + parts[1]
                        + "."
                        + parts[2];
        return tried.providers
                .tokens()
                .verify(token, Plane.GATEWAY)
                .map(_ -> Reason.SIGNATURE)
                .onErrorResume(TokenRefused.class, refused -> Mono.just(refused.reason()));
    }

    @Test
    void thoseWhoComeAtOnceWaitForOneAnswer() {
        corp.has(first);
        String token = tried.draft(corp, first).text();

        Long taken =
                Flux.range(0, 500)
                        .flatMap(_ -> tried.providers.tokens().verify(token, Plane.GATEWAY), 500)
                        .count()
                        .block(Duration.ofSeconds(20));

        assertThat(taken).isEqualTo(500);
        assertThat(corp.fetches).hasValue(1);
    }

    @Test
    void keysAreFoundByDiscovery() {
        tried.close();
        tried = new Tried(kept, TestProvider.changed(corp.as("corp"), null, Set.of("RS256"), null));
        corp.has(first);

        assertThat(refusal(first)).isNull();
        assertThat(corp.fetches).hasValue(1);
    }

    @Test
    void anOpenGatewayFetchesThemByItself() throws InterruptedException {
        corp.has(first);
        OidcSettings settings = new OidcSettings(Map.of("corp", corp.as("corp")));

        try (IdentityProviders open = IdentityProviders.open(settings, kept, tried.clock)) {
            for (int i = 0; i < 500 && !open.states().getFirst().usable(); i++) {
                Thread.sleep(10);
            }
            assertThat(open.states().getFirst().keys()).isEqualTo(1);
        }
    }

    private long farAhead() {
        return tried.clock.instant().plus(Duration.ofDays(1)).getEpochSecond();
    }
}
