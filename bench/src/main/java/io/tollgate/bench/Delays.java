package io.tollgate.bench;

/**
 * How late streams came, in microseconds.
 *
 * @param firstToken from a request's sending to the first chunk's arrival, less what the mock made
 *     it wait
 * @param chunk from a chunk's sending by the mock to its arrival
 * @param gap how far the time between two arrivals was from that between the two sendings
 */
record Delays(Spread firstToken, Spread chunk, Spread gap) {}
