package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.policies.usage.AttemptRecord.Kind;
import java.time.Duration;

/** What to do next with a call. */
public sealed interface Step {

    /** Ask this target. */
    record Ask(Roster.Seat seat, Kind kind) implements Step {}

    /** Wait before the next step: what is to be asked failed a moment ago. */
    record Pause(Duration time) implements Step {}

    /** Wait for a place: all targets have as many calls as they may. */
    record Queue() implements Step {}

    /**
     * Nothing is left to ask.
     *
     * @param error what the caller is told
     * @param failure which of the failures that is, by the order in which they came; -1 if the
     *     gateway itself refuses, since nothing could be asked
     */
    record GiveUp(GatewayError error, int failure) implements Step {}
}
