package io.tollgate.bench;

import org.jspecify.annotations.Nullable;

/**
 * One window of one way, and where in the run it stood.
 *
 * @param restBytes resident in the gateway before the first round; null where memory was not
 *     measured
 */
record Measurement(
        int start, int round, Scenario scenario, Way way, Window window, @Nullable Long restBytes) {

    /** Whether the two stood next to each other, so that the machine's drift hit both alike. */
    boolean sameRound(Measurement other) {
        return start == other.start && round == other.round && scenario == other.scenario;
    }
}
