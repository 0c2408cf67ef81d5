package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.upstream.RetryPolicy;
import io.tollgate.filters.upstream.health.Blame;
import io.tollgate.filters.upstream.health.TargetHealth;
import io.tollgate.policies.usage.AttemptRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way of one call from target to target: the model's own by priority and strategy, those that
 * failed once more after a pause, then the fallbacks. What is the caller's own mistake is not tried
 * elsewhere. It decides and never waits; one call's, not for several threads at once.
 */
public final class Itinerary {

    private final Destinations destinations;
    private final Question question;
    private final RandomGenerator random;
    private final List<TargetHealth> tried = new ArrayList<>(2);
    private final List<TargetHealth> askAgain = new ArrayList<>(0);
    private final Failures failures = new Failures();
    private final Obstacles obstacles = new Obstacles();
    private Roster behind;
    private int asked;
    private int pauses;

    /** The shortest time that a target, which is to be asked again, wants to be left alone. */
    private long toldMillis = Long.MAX_VALUE;

    private boolean mayQueue;

    public Itinerary(Destinations destinations, Question question, RandomGenerator random) {
        this.destinations = destinations;
        this.question = question;
        this.random = random;
        this.behind = destinations.onFailure();
        this.mayQueue = destinations.mayQueue();
    }

    /** What to do now. */
    public Step next() {
        GatewayError last = failures.finalOne(!behind.candidates().isEmpty());
        if (last != null) {
            return new Step.GiveUp(last, failures.size() - 1);
        }
        obstacles.clear();
        Step own = ownTarget();
        if (own != null) {
            return own;
        }
        Roster.Seat fallback = seat(behind, false);
        return fallback == null ? nothingLeft() : ask(fallback, AttemptRecord.Kind.FALLBACK);
    }

    private @Nullable Step ownTarget() {
        if (behind != destinations.onFailure() || asked >= destinations.retry().attempts()) {
            return null;
        }
        Roster.Seat seat = seat(destinations.targets(), false);
        if (seat != null) {
            return ask(seat, asked == 0 ? AttemptRecord.Kind.FIRST : AttemptRecord.Kind.RETRY);
        }
        if (askAgain.isEmpty()) {
            return null;
        }
        tried.removeAll(askAgain);
        askAgain.clear();
        return new Step.Pause(backoff());
    }

    /** Full jitter, so that those who failed together do not come back together. */
    private Duration backoff() {
        RetryPolicy retry = destinations.retry();
        long doubled = retry.backoff().toMillis() << Math.min(pauses++, 16);
        long most = Math.min(retry.maxBackoff().toMillis(), doubled);
        long told = toldMillis;
        toldMillis = Long.MAX_VALUE;
        return Duration.ofMillis(
                told == Long.MAX_VALUE
                        ? 1 + random.nextLong(Math.max(1, most))
                        : told + random.nextLong(50));
    }

    private Step nothingLeft() {
        if (mayQueue && obstacles.someFull()) {
            return new Step.Queue();
        }
        if (!failures.isEmpty()) {
            return failures.toTell();
        }
        Roster.Seat seat = asked == 0 ? seat(destinations.targets(), true) : null;
        return seat == null
                ? new Step.GiveUp(obstacles.toTell(), -1)
                : ask(seat, AttemptRecord.Kind.FIRST);
    }

    private Roster.@Nullable Seat seat(Roster among, boolean lastResort) {
        return among.seat(question, tried, lastResort, obstacles::add, random);
    }

    private Step.Ask ask(Roster.Seat seat, AttemptRecord.Kind kind) {
        asked++;
        tried.add(seat.candidate().health());
        return new Step.Ask(seat, kind);
    }

    /** A target beside one that is slow; null if none has a place. */
    public Step.@Nullable Ask beside() {
        Roster.Seat seat = seat(destinations.targets(), false);
        return seat == null ? null : ask(seat, AttemptRecord.Kind.HEDGE);
    }

    /** Whether somebody is left to ask, should the provider's policy withhold the next answer. */
    public boolean mayGoOnWhenWithheld() {
        return destinations.onContentPolicy().hasOthersThan(tried);
    }

    /** The queue had no place for the call, or none became free in time. */
    public void notQueued() {
        mayQueue = false;
    }

    /**
     * The candidate failed; {@link #next} says what follows.
     *
     * @param again whether the same target may be asked again at all
     */
    public void failed(Candidate candidate, GatewayError error, boolean again) {
        failures.add(error, false);
        switch (error.kind()) {
            case CONTEXT_TOO_LONG -> behind = destinations.onContextTooLong();
            case CONTENT_POLICY -> behind = destinations.onContentPolicy();
            default -> {
                if (again && mayAskAgain(candidate, error)) {
                    askAgain.add(candidate.health());
                    toldMillis = Math.min(toldMillis, waitMillis(candidate, error));
                }
            }
        }
    }

    /** The candidate cannot even be asked this; it was not. */
    public void unsuitable(GatewayError error) {
        failures.add(error, true);
        asked--;
    }

    /** To ask a target again that did not answer in time would take as long once more. */
    private boolean mayAskAgain(Candidate candidate, GatewayError error) {
        return switch (Blame.of(error)) {
            case PROVIDER -> error.kind() != Kind.TIMEOUT && isSoon(error);
            case PACE ->
                    hasOtherKeys(candidate) || (isSoon(error) && behind.candidates().isEmpty());
            case KEY -> hasOtherKeys(candidate);
            case CALLER, UNSUITABLE -> false;
        };
    }

    private static boolean hasOtherKeys(Candidate candidate) {
        return candidate.provider().apiKeys().size() > 1;
    }

    private boolean isSoon(GatewayError error) {
        Integer told = error.retryAfterSeconds();
        return told == null
                || Duration.ofSeconds(told).compareTo(destinations.retry().maxBackoff()) <= 0;
    }

    /** Another key need not wait for the one that must. */
    private static long waitMillis(Candidate candidate, GatewayError error) {
        Integer told = error.retryAfterSeconds();
        if (hasOtherKeys(candidate) && Blame.of(error) != Blame.PROVIDER) {
            return 0;
        }
        return told == null ? Long.MAX_VALUE : told * 1000L;
    }
}
