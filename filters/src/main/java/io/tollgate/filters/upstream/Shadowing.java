package io.tollgate.filters.upstream;

/**
 * Copies of some requests go to another target, whose answers are compared and thrown away.
 *
 * @param percent of the requests
 * @param maxInFlight copies under way at once; more are not made
 */
public record Shadowing(Target target, double percent, int maxInFlight) {}
