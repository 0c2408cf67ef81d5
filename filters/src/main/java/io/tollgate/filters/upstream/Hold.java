package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * How much of a stream is held back until its first meaningful piece, so that one that breaks off
 * before can still be had from another target. What is held longer is let go, and stays with its
 * target.
 *
 * @param bytes at most
 * @param time at most, from the answer's headers
 */
public record Hold(int bytes, Duration time) {

    public static final Hold DEFAULTS = new Hold(64 << 10, Duration.ofSeconds(30));
}
