package io.tollgate.policies.quota;

import java.time.Duration;

/** What one quota has counted, in this process. */
sealed interface Counter permits BucketCounter, NothingCounter, StreamCounter {

    /** Takes so much, or nothing if it is not there. */
    Answer take(long amount);

    /** Whether so much could be taken now. */
    Answer look(long amount);

    /** More was used (and is taken though it may not be there), or less (and is given back). */
    void correct(long difference);

    /** How it stands, for the caller. */
    Decision.Standing standing(Quota quota);

    /**
     * Of being asked.
     *
     * @param after until it would be granted; zero if it is
     */
    record Answer(boolean granted, Duration after) {

        static final Answer YES = new Answer(true, Duration.ZERO);
    }
}
