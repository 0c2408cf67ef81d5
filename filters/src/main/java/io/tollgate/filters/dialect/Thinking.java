package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Whether, and how hard, the model should think before it answers.
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

    /** How hard, in the words that most dialects share, least first. */
    public enum Effort {
        MINIMAL,
        LOW,
        MEDIUM,
        HIGH,
        XHIGH,
        MAX
    }
}
