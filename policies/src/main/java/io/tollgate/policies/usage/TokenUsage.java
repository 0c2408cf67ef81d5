package io.tollgate.policies.usage;

/**
 * Tokens of one answer in disjoint buckets: no token stands in two of them, whatever convention the
 * provider counts by, so that a price can be laid on each bucket and the sum is right. "Never
 * reported" is the absence of this record, not zeros.
 *
 * @param input prompt tokens that were neither read from nor written to a cache, without audio
 * @param cacheRead prompt tokens served from the provider's cache
 * @param cacheWrite5m prompt tokens written to a cache that lives five minutes (or the provider's
 *     only kind)
 * @param cacheWrite1h prompt tokens written to a cache that lives an hour
 * @param output answer tokens without reasoning and audio
 * @param reasoning reasoning tokens, where the provider tells them apart
 * @param audioInput prompt tokens that stand for sound, where the provider tells them apart
 * @param audioOutput answer tokens that stand for sound, where the provider tells them apart
 * @param serviceTier in which the provider says it served, in its word; empty for the standard one
 */
public record TokenUsage(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        long audioInput,
        long audioOutput,
        String serviceTier) {

    /** More than any answer has; readers bound what they are told by it, so that sums hold. */
    public static final long MOST = 1L << 40;

    public TokenUsage {
        long prompt = input | cacheRead | cacheWrite5m | cacheWrite1h | audioInput;
        if ((prompt | output | reasoning | audioOutput) < 0) {
            throw new IllegalArgumentException("negative token count");
        }
    }

    /** A usage in the standard tier. */
    public TokenUsage(
            long input,
            long cacheRead,
            long cacheWrite5m,
            long cacheWrite1h,
            long output,
            long reasoning,
            long audioInput,
            long audioOutput) {
        this(
                input,
                cacheRead,
                cacheWrite5m,
                cacheWrite1h,
                output,
                reasoning,
                audioInput,
                audioOutput,
                "");
    }

    /** A usage without sound. */
    public TokenUsage(
            long input,
            long cacheRead,
            long cacheWrite5m,
            long cacheWrite1h,
            long output,
            long reasoning) {
        this(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, 0, 0);
    }

    /** A usage with prompt and answer tokens only. */
    public static TokenUsage of(long input, long output) {
        return new TokenUsage(input, 0, 0, 0, output, 0);
    }

    /** The same with an answer that is no shorter than what was seen of it. */
    public TokenUsage withOutputOfAtLeast(long seen) {
        return totalOutput() >= seen
                ? this
                : new TokenUsage(
                        input,
                        cacheRead,
                        cacheWrite5m,
                        cacheWrite1h,
                        output + seen - totalOutput(),
                        reasoning,
                        audioInput,
                        audioOutput,
                        serviceTier);
    }

    /** The same in a service tier. */
    public TokenUsage servedIn(String tier) {
        return tier.equals(serviceTier)
                ? this
                : new TokenUsage(
                        input,
                        cacheRead,
                        cacheWrite5m,
                        cacheWrite1h,
                        output,
                        reasoning,
                        audioInput,
                        audioOutput,
                        tier);
    }

    /** All prompt tokens, cached or not, audio included. */
    public long totalInput() {
        return input + cacheRead + cacheWrite5m + cacheWrite1h + audioInput;
    }

    /** All answer tokens, reasoning and audio included. */
    public long totalOutput() {
        return output + reasoning + audioOutput;
    }
}
