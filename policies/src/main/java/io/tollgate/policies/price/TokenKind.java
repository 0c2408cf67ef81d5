package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;

/**
 * What a price is for. Prices of tokens are for a million of them; that of a request is for one.
 */
public enum TokenKind {
    /** Prompt tokens, neither cached nor audio. */
    INPUT("input", Side.PROMPT),
    CACHE_READ("cacheRead", Side.PROMPT),
    CACHE_WRITE_5M("cacheWrite5m", Side.PROMPT),
    CACHE_WRITE_1H("cacheWrite1h", Side.PROMPT),
    /** Answer tokens, neither reasoning nor audio. */
    OUTPUT("output", Side.ANSWER),
    REASONING("reasoning", Side.ANSWER),
    AUDIO_INPUT("audioInput", Side.PROMPT),
    AUDIO_OUTPUT("audioOutput", Side.ANSWER),
    /** Prompt tokens that stand for images; no usage tells them apart yet. */
    IMAGE("image", Side.PROMPT),
    /** The request itself. */
    REQUEST("request", Side.CALL);

    enum Side {
        PROMPT,
        ANSWER,
        CALL
    }

    private final String word;
    private final Side side;

    TokenKind(String word, Side side) {
        this.word = word;
        this.side = side;
    }

    /** As files and tables name it. */
    public String word() {
        return word;
    }

    /** How many of a usage are of this kind. */
    public long in(TokenUsage usage) {
        return switch (this) {
            case INPUT -> usage.input();
            case CACHE_READ -> usage.cacheRead();
            case CACHE_WRITE_5M -> usage.cacheWrite5m();
            case CACHE_WRITE_1H -> usage.cacheWrite1h();
            case OUTPUT -> usage.output();
            case REASONING -> usage.reasoning();
            case AUDIO_INPUT -> usage.audioInput();
            case AUDIO_OUTPUT -> usage.audioOutput();
            case IMAGE -> 0;
            case REQUEST -> 1;
        };
    }

    Side side() {
        return side;
    }

    /** How many units its price is for, as a power of ten. */
    public int unit() {
        return side == Side.CALL ? 0 : 6;
    }

    /** How many decimals its price may have, so that what one unit costs is exact. */
    int decimals() {
        return Money.SCALE - unit();
    }
}
