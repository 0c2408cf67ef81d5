package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.upstream.health.Blame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What went wrong with one call so far. */
final class Failures {

    /**
     * @param unsuitable whether the target was not even asked, since it cannot be told this
     */
    private record Failure(GatewayError error, boolean unsuitable) {

        Blame blame() {
            return unsuitable ? Blame.UNSUITABLE : Blame.of(error);
        }

        /** The caller can only tell the operator. */
        boolean isOfOperator() {
            return blame() == Blame.KEY || blame() == Blame.UNSUITABLE;
        }
    }

    private final List<Failure> failures = new ArrayList<>(0);

    void add(GatewayError error, boolean unsuitable) {
        failures.add(new Failure(error, unsuitable));
    }

    boolean isEmpty() {
        return failures.isEmpty();
    }

    /** The last, if nobody else would say anything better. */
    @Nullable GatewayError finalOne(boolean chainLeft) {
        if (failures.isEmpty()) {
            return null;
        }
        Failure last = failures.getLast();
        boolean isFinal = last.blame() == Blame.CALLER || (isOfContent(last.error()) && !chainLeft);
        return isFinal ? last.error() : null;
    }

    /** Another provider of the same model would say the same. */
    private static boolean isOfContent(GatewayError error) {
        return error.kind() == GatewayError.Kind.CONTEXT_TOO_LONG
                || error.kind() == GatewayError.Kind.CONTENT_POLICY;
    }

    /** The shortest time that a provider asked for, null if none did. */
    private @Nullable Integer shortestWait() {
        return failures.stream()
                .map(failure -> failure.error().retryAfterSeconds())
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }

    /**
     * What the caller is told: the last failure that it can do something about, by waiting if
     * nothing else, and the shortest time to wait of all.
     */
    Step.GiveUp toTell() {
        int told = failures.size() - 1;
        for (int i = told; failures.get(told).isOfOperator() && i >= 0; i--) {
            told = failures.get(i).isOfOperator() ? told : i;
        }
        GatewayError error = failures.get(told).error();
        Integer wait = error.retryAfterSeconds() == null ? null : shortestWait();
        return new Step.GiveUp(new GatewayError(error.kind(), error.message(), wait), told);
    }

    int size() {
        return failures.size();
    }
}
