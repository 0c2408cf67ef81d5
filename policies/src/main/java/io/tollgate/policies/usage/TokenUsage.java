package io.tollgate.policies.usage;

/**
 * Tokens of one answer in disjoint buckets: no token stands in two of them, whatever convention the
 * provider counts by, so that a price can be laid on each bucket and the sum is right. "Never
 * reported" is the absence of this record, not zeros.
 *
 * @param input prompt tokens that were neither read from nor written to a cache
 * @param cacheRead prompt tokens served from the provider's cache
 * @param cacheWrite5m prompt tokens written to a cache that lives five minutes (or the provider's
 *     only kind)
 * @param cacheWrite1h prompt tokens written to a cache that lives an hour
 * @param output answer tokens without reasoning
 * @param reasoning reasoning tokens, where the provider tells them apart
 */
public record TokenUsage(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning) {

    /** More than any answer has; readers bound what they are told by it, so that sums hold. */
    public static final long MOST = 1L << 40;

    public TokenUsage {
        if ((input | cacheRead | cacheWrite5m | cacheWrite1h | output | reasoning) < 0) {
            throw new IllegalArgumentException("negative token count");
        }
    }

    /** A usage with prompt and answer tokens only. */
    public static TokenUsage of(long input, long output) {
        return new TokenUsage(input, 0, 0, 0, output, 0);
    }

    /** All prompt tokens, cached or not. */
    public long totalInput() {
        return input + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    /** All answer tokens, reasoning included. */
    public long totalOutput() {
        return output + reasoning;
    }
}
