package io.tollgate.app.reload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a reload ended. */
sealed interface Outcome {

    /**
     * The file is in force.
     *
     * @param generation counts the configurations that were in force since the start, which is 1
     * @param file null if there is none and the defaults hold
     */
    record Taken(
            long generation,
            Instant loadedAt,
            @Nullable String file,
            @Nullable String sha256,
            Changes changes)
            implements Outcome {}

    /**
     * The file is not usable, and what was in force before still is.
     *
     * @param generation that which is still in force
     * @param problems each with its place; none shows a secret
     */
    record Refused(long generation, Instant refusedAt, @Nullable String file, List<String> problems)
            implements Outcome {}
}
