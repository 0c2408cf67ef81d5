package io.tollgate.bench;

/** One window of one way, and where in the run it stood. */
record Measurement(int start, int round, Scenario scenario, Way way, Window window) {

    /** Whether the two stood next to each other, so that the machine's drift hit both alike. */
    boolean sameRound(Measurement other) {
        return start == other.start && round == other.round && scenario == other.scenario;
    }
}
