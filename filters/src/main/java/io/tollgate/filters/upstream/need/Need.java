package io.tollgate.filters.upstream.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask of a request. Reading a conversation costs, so answers are found when asked.
 */
public interface Need {

    /** The prompt's length, roughly. */
    long inputTokens();

    /** Whether it is a conversation with this trait. */
    boolean has(Trait trait);

    @Nullable String header(String name);

    /** The path of the caller's team, {@code acme/search}. */
    String team();

    /** How much of its budgets the caller has used: of the one that is used most, 0 without any. */
    int budgetUsedPercent();

    Instant now();
}
