package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Whether, and how hard, the model should think before it answers. Some dialects say it in words
 * and some in tokens; neither translates exactly, so each is turned into the nearest of the other.
 *
 * @param wanted false: it should not
 * @param effort in words, null where the client gave none
 * @param budgetTokens the longest thought, in tokens; null where the client gave none
 */
public record Thinking(boolean wanted, @Nullable Effort effort, @Nullable Integer budgetTokens) {

    public static final Thinking OFF = new Thinking(false, null, null);
    public static final Thinking ON = new Thinking(true, null, null);

    public static Thinking of(Effort effort) {
        return new Thinking(true, effort, null);
    }

    /** The client's own word, or the one nearest to its budget; null where it gave neither. */
    public @Nullable Effort effortOrNearest() {
        if (effort != null || budgetTokens == null) {
            return effort;
        }
        for (Effort word : Effort.values()) {
            if (budgetTokens <= word.budgetTokens) {
                return word;
            }
        }
        return Effort.MAX;
    }

    /** The client's own budget, or the one that its word stands for; a middling one for neither. */
    public int budgetOrTypical() {
        if (budgetTokens != null) {
            return budgetTokens;
        }
        return (effort == null ? Effort.MEDIUM : effort).budgetTokens;
    }

    /** How hard, in the words that most dialects share, least first. */
    public enum Effort {
        MINIMAL(1024),
        LOW(4096),
        MEDIUM(16384),
        HIGH(32768),
        XHIGH(49152),
        MAX(65536);

        private final int budgetTokens;

        Effort(int budgetTokens) {
            this.budgetTokens = budgetTokens;
        }
    }
}
