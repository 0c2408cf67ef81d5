package io.tollgate.policies.usage;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One try at having a call answered. A call has several where the first failed, or where the
 * gateway asked a second target because the first was slow; each may cost something.
 *
 * @param number from 1, in the order in which they began
 * @param provider who was asked
 * @param model as the provider names it
 * @param duration until its answer was through, or it was given up
 * @param timeToFirstToken until the first piece that a client waits for; null if none came, or the
 *     answer was whole
 * @param error what went wrong, in lower case ({@code rate_limited}); null unless it failed
 * @param usage what the provider reported, null if it reported nothing
 * @param cost by the declared price; null if there is none, or nothing to lay it on
 */
public record AttemptRecord(
        int number,
        Kind kind,
        String provider,
        String model,
        Duration duration,
        @Nullable Duration timeToFirstToken,
        Outcome outcome,
        @Nullable String error,
        @Nullable TokenUsage usage,
        @Nullable BigDecimal cost) {

    /** Why it was made. */
    public enum Kind {
        /** The call's first. */
        FIRST,
        /** Another one after a failure, among the targets that the model has. */
        RETRY,
        /** A target that the model has for the case that its own fail. */
        FALLBACK,
        /** Beside one that was slow to begin. */
        HEDGE,
        /** A copy for comparison; its answer goes to nobody. */
        SHADOW
    }

    /** How it ended. */
    public enum Outcome {
        /** Its answer was the call's. */
        ANSWERED,
        /** It failed. */
        FAILED,
        /** The gateway gave it up: another one was faster, or the client was gone. */
        CANCELLED
    }
}
