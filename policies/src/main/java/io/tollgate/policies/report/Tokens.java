package io.tollgate.policies.report;

import io.tollgate.policies.price.TokenKind;
import java.util.Map;

/**
 * Sums of tokens in disjoint buckets, as {@link io.tollgate.policies.usage.TokenUsage} has them. A
 * correction's may be negative.
 */
public record Tokens(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        long audioInput,
        long audioOutput) {

    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0, 0, 0);

    public Tokens plus(Tokens other) {
        return new Tokens(
                Math.addExact(input, other.input),
                Math.addExact(cacheRead, other.cacheRead),
                Math.addExact(cacheWrite5m, other.cacheWrite5m),
                Math.addExact(cacheWrite1h, other.cacheWrite1h),
                Math.addExact(output, other.output),
                Math.addExact(reasoning, other.reasoning),
                Math.addExact(audioInput, other.audioInput),
                Math.addExact(audioOutput, other.audioOutput));
    }

    /** So many of one kind; none for what is no token. */
    public static Tokens of(TokenKind kind, long count) {
        Map<TokenKind, Long> one = Map.of(kind, count);
        return new Tokens(
                one.getOrDefault(TokenKind.INPUT, 0L),
                one.getOrDefault(TokenKind.CACHE_READ, 0L),
                one.getOrDefault(TokenKind.CACHE_WRITE_5M, 0L),
                one.getOrDefault(TokenKind.CACHE_WRITE_1H, 0L),
                one.getOrDefault(TokenKind.OUTPUT, 0L),
                one.getOrDefault(TokenKind.REASONING, 0L),
                one.getOrDefault(TokenKind.AUDIO_INPUT, 0L),
                one.getOrDefault(TokenKind.AUDIO_OUTPUT, 0L));
    }

    /** How many are of a kind; 0 for what is no token. */
    public long of(TokenKind kind) {
        return switch (kind) {
            case INPUT -> input;
            case CACHE_READ -> cacheRead;
            case CACHE_WRITE_5M -> cacheWrite5m;
            case CACHE_WRITE_1H -> cacheWrite1h;
            case OUTPUT -> output;
            case REASONING -> reasoning;
            case AUDIO_INPUT -> audioInput;
            case AUDIO_OUTPUT -> audioOutput;
            case IMAGE, REQUEST -> 0;
        };
    }

    public long total() {
        long prompt = input + cacheRead + cacheWrite5m + cacheWrite1h + audioInput;
        return prompt + output + reasoning + audioOutput;
    }
}
