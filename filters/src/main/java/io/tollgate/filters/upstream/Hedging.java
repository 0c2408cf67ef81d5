package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * Asks a second target where the first takes unusually long to begin its stream; the first to begin
 * answers, the other is given up. Both may cost.
 *
 * @param percentile of the first target's times to first token after which that is; 50 to 99
 * @param atLeast never before this; also while nothing was measured
 */
public record Hedging(int percentile, Duration atLeast) {}
