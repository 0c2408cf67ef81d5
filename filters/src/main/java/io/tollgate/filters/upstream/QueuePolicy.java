package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * Where requests wait while all targets have as many calls as they may.
 *
 * @param size how many may wait; more are refused at once
 * @param maxWait how long
 */
public record QueuePolicy(int size, Duration maxWait) {}
