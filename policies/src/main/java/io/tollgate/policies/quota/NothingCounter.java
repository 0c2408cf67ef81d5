package io.tollgate.policies.quota;

import java.time.Duration;

/** A limit of 0: there is nothing to count. */
record NothingCounter() implements Counter {

    /** It never grants; this is how soon it pays to see whether somebody has raised it. */
    private static final Answer NEVER = new Answer(false, Duration.ofDays(1));

    @Override
    public Answer take(long amount) {
        return NEVER;
    }

    @Override
    public Answer look(long amount) {
        return NEVER;
    }

    @Override
    public void correct(long difference) {
        throw new IllegalStateException("nothing was taken");
    }

    @Override
    public Decision.Standing standing(Quota quota) {
        return new Decision.Standing(quota, 0, Duration.ofDays(1));
    }
}
