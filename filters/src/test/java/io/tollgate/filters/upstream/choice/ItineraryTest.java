package io.tollgate.filters.upstream.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.upstream.RetryPolicy;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.policies.usage.AttemptRecord;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItineraryTest {

    private static final RetryPolicy RETRY =
            new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(2));

    private final Candidates candidates = new Candidates();

    private Itinerary way(List<Candidate> targets, List<Candidate> fallbacks) {
        return way(targets, fallbacks, List.of(), false);
    }

    private Itinerary way(
            List<Candidate> targets,
            List<Candidate> fallbacks,
            List<Candidate> longer,
            boolean mayQueue) {
        Destinations destinations =
                new Destinations(
                        new Roster(targets, Strategy.IN_ORDER, null),
                        Roster.inOrder(fallbacks),
                        Roster.inOrder(longer),
                        Roster.inOrder(List.of()),
                        RETRY,
                        mayQueue);
        return new Itinerary(destinations, Candidates.QUESTION, new Random(1));
    }

    /** Asks whom it says, and has it fail; returns who it was. */
    private static String failing(Itinerary way, GatewayError error) {
        Step step = way.next();
        if (step instanceof Step.Pause) {
            step = way.next();
        }
        Step.Ask ask = (Step.Ask) step;
        ask.seat().permit().failed(error);
        ask.seat().permit().release();
        way.failed(ask.seat().candidate(), error, true);
        return ask.seat().candidate().target().provider() + " " + ask.kind();
    }

    private static GatewayError error(Kind kind) {
        return GatewayError.of(kind, kind.name());
    }

    private static GatewayError error(Kind kind, int retryAfter) {
        return new GatewayError(kind, kind.name(), retryAfter);
    }

    @Test
    void ownTargetsFirstThenTheFallbacks() {
        Itinerary way =
                way(
                        List.of(candidates.of("a"), candidates.of("b")),
                        List.of(candidates.of("c"), candidates.of("d")));
        GatewayError timeout = error(Kind.TIMEOUT);
        assertThat(failing(way, timeout)).isEqualTo("a FIRST");
        assertThat(failing(way, timeout)).isEqualTo("b RETRY");
        assertThat(failing(way, timeout)).isEqualTo("c FALLBACK");
        assertThat(failing(way, timeout)).isEqualTo("d FALLBACK");
        assertThat(way.next()).isEqualTo(new Step.GiveUp(timeout, 3));
    }

    @Test
    void whatFailedForAMomentIsAskedAgainAfterAPause() {
        Itinerary way = way(List.of(candidates.of("a")), List.of());
        assertThat(failing(way, error(Kind.UPSTREAM_BROKEN))).isEqualTo("a FIRST");
        Step.Pause first = (Step.Pause) way.next();
        assertThat(first.time()).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
        assertThat(failing(way, error(Kind.OVERLOADED))).isEqualTo("a RETRY");
        Step.Pause second = (Step.Pause) way.next();
        assertThat(second.time()).isBetween(Duration.ofMillis(1), Duration.ofMillis(200));
        assertThat(failing(way, error(Kind.OVERLOADED))).isEqualTo("a RETRY");
        assertThat(way.next()).isInstanceOf(Step.GiveUp.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"INVALID_REQUEST", "REQUEST_TOO_LARGE", "CONTEXT_TOO_LONG", "CONTENT_POLICY"})
    void theCallersMistakeEndsIt(Kind kind) {
        Itinerary way = way(List.of(candidates.of("a")), List.of(candidates.of("b")));
        failing(way, error(kind));
        assertThat(way.next()).isEqualTo(new Step.GiveUp(error(kind), 0));
    }

    @Test
    void whatIsTooLongHasAChainOfItsOwn() {
        Itinerary way =
                way(
                        List.of(candidates.of("a"), candidates.of("b")),
                        List.of(candidates.of("c")),
                        List.of(candidates.of("long"), candidates.of("longer")),
                        false);
        assertThat(failing(way, error(Kind.CONTEXT_TOO_LONG))).isEqualTo("a FIRST");
        assertThat(failing(way, error(Kind.CONTEXT_TOO_LONG))).isEqualTo("long FALLBACK");
        assertThat(failing(way, error(Kind.TIMEOUT))).isEqualTo("longer FALLBACK");
        assertThat(way.next()).isInstanceOf(Step.GiveUp.class);
    }

    @Test
    void aPauseThatIsShortEnoughIsMade() {
        Itinerary way = way(List.of(candidates.of("a")), List.of());
        failing(way, error(Kind.RATE_LIMITED, 2));
        assertThat(((Step.Pause) way.next()).time())
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_050));

        Itinerary tooLong = way(List.of(candidates.of("b")), List.of());
        failing(tooLong, error(Kind.RATE_LIMITED, 3));
        assertThat(tooLong.next()).isEqualTo(new Step.GiveUp(error(Kind.RATE_LIMITED, 3), 0));
    }

    @Test
    void anotherKeyNeedNotWait() {
        Itinerary way = way(List.of(candidates.withKeys("a", 2)), List.of());
        failing(way, error(Kind.RATE_LIMITED, 30));
        assertThat(((Step.Pause) way.next()).time()).isLessThan(Duration.ofMillis(51));
        assertThat(failing(way, error(Kind.RATE_LIMITED, 40))).isEqualTo("a RETRY");
        assertThat(way.next()).isInstanceOf(Step.Pause.class);
        Step.GiveUp told = (Step.GiveUp) way.next();
        assertThat(told.error().retryAfterSeconds()).as("the shorter one").isEqualTo(30);
    }

    @Test
    void theCallerHearsWhatItCanDoSomethingAbout() {
        Itinerary way =
                way(List.of(candidates.of("a"), candidates.of("b")), List.of(candidates.of("c")));
        failing(way, error(Kind.RATE_LIMITED, 30));
        failing(way, error(Kind.AUTHENTICATION));
        failing(way, error(Kind.MODEL_NOT_FOUND));
        assertThat(way.next()).isEqualTo(new Step.GiveUp(error(Kind.RATE_LIMITED, 30), 0));
    }

    @Test
    void paidWorkIsNotOrderedTwice() {
        Itinerary way = way(List.of(candidates.of("a")), List.of(candidates.of("b")));
        Step.Ask ask = (Step.Ask) way.next();
        ask.seat().permit().release();
        way.failed(ask.seat().candidate(), error(Kind.UPSTREAM_BROKEN), false);
        assertThat(failing(way, error(Kind.TIMEOUT))).isEqualTo("b FALLBACK");
    }

    @Test
    void whoCannotBeToldThisIsPassedOver() {
        Itinerary way = way(List.of(candidates.of("a"), candidates.of("b")), List.of());
        Step.Ask ask = (Step.Ask) way.next();
        ask.seat().permit().release();
        way.unsuitable(error(Kind.INVALID_REQUEST));
        assertThat(failing(way, error(Kind.TIMEOUT))).isEqualTo("b FIRST");
    }

    @Test
    void onlyWhereAllAreFullOneWaits() {
        Candidate narrow = candidates.narrow("a", 1);
        Candidate fallback = candidates.narrow("b", 1);
        Candidates.occupy(narrow, 1);
        Step.Ask ask = (Step.Ask) way(List.of(narrow), List.of(fallback), List.of(), true).next();
        assertThat(ask.kind()).isEqualTo(AttemptRecord.Kind.FALLBACK);

        Itinerary waiting = way(List.of(narrow), List.of(fallback), List.of(), true);
        assertThat(waiting.next()).isEqualTo(new Step.Queue());
        waiting.notQueued();
        Step.GiveUp told = (Step.GiveUp) waiting.next();
        assertThat(told.failure()).isNegative();
        assertThat(told.error().kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(told.error().retryAfterSeconds()).isEqualTo(1);
    }

    @Test
    void whoAskedForAPauseHasItAndTheCallerHearsHowLong() {
        Candidate a = candidates.of("a");
        Candidate b = candidates.of("b");
        failing(way(List.of(a), List.of()), error(Kind.RATE_LIMITED, 50));
        failing(way(List.of(b), List.of()), error(Kind.RATE_LIMITED, 20));

        Step.GiveUp told = (Step.GiveUp) way(List.of(a, b), List.of()).next();

        assertThat(told.error().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(told.error().retryAfterSeconds()).isBetween(19, 20);
    }

    @Test
    void aPauseThatNobodyAskedForIsCutShortWhereNothingElseIsLeft() {
        Candidate a = candidates.of("a");
        failing(way(List.of(a), List.of()), error(Kind.RATE_LIMITED));
        Itinerary other = way(List.of(a, candidates.of("b")), List.of());
        assertThat(failing(other, error(Kind.TIMEOUT))).isEqualTo("b FIRST");
        assertThat(way(List.of(a), List.of()).next()).isInstanceOf(Step.Ask.class);
    }

    @Test
    void aBreakerOpensByTheProvidersFaultsAlone() {
        Candidate a = candidates.of("a");
        for (int i = 0; i < 20; i++) {
            failing(way(List.of(a), List.of()), error(Kind.INVALID_REQUEST));
        }
        assertThat(way(List.of(a), List.of()).next()).isInstanceOf(Step.Ask.class);
        for (int i = 0; i < 5; i++) {
            failing(way(List.of(a), List.of()), error(Kind.TIMEOUT));
        }
        Step.GiveUp told = (Step.GiveUp) way(List.of(a), List.of()).next();
        assertThat(told.error().kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(told.error().message()).contains("keep failing");
    }
}
