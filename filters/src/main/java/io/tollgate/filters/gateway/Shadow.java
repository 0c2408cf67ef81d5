package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Shadowing;
import io.tollgate.filters.upstream.choice.Candidate;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** Which of a model's calls are copied, and to whom. */
final class Shadow {

    private final Shadowing shadowing;
    private final Candidate candidate;
    private final Semaphore inFlight;

    Shadow(Shadowing shadowing, Candidate candidate) {
        this.shadowing = shadowing;
        this.candidate = candidate;
        this.inFlight = new Semaphore(shadowing.maxInFlight());
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whether this call is copied; if so, {@link #over} must follow. */
    boolean takes(RandomGenerator random) {
        return random.nextDouble(100) < shadowing.percent() && inFlight.tryAcquire();
    }

    /** The copy is through. */
    void over() {
        inFlight.release();
    }
}
