package io.tollgate.policies.quota;

import io.tollgate.policies.tenant.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * So much of something in so long.
 *
 * @param id names it in metrics and in the store
 * @param model a glob of the models' names that it is for, null for all together
 * @param period null for what is counted at once ({@link Unit#STREAMS})
 * @param limit 0: none at all
 * @param shadow counted, but refuses nobody
 */
public record Quota(
        String id,
        Scope scope,
        @Nullable String model,
        Unit unit,
        @Nullable Period period,
        long limit,
        boolean shadow) {

    public Quota {
        if (limit < 0 || (unit == Unit.STREAMS) != (period == null)) {
            throw new IllegalArgumentException("impossible quota " + id);
        }
    }

    /** What is counted. */
    public enum Unit {
        REQUESTS,
        /** Prompt and answer together. */
        TOKENS,
        /** Calls at once that stream their answers. */
        STREAMS
    }

    /** In which the limit is had again. */
    public enum Period {
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Period(Duration length) {
            this.length = length;
        }

        public Duration length() {
            return length;
        }
    }
}
