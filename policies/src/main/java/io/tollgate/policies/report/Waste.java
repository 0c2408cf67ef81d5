package io.tollgate.policies.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was paid beyond one answer for each call. Each attempt is counted once.
 *
 * @param figures of those attempts; their cost is what was paid for them
 */
public record Waste(Kind kind, Figures figures) {

    /** Why it was paid. */
    public enum Kind {
        RETRY,
        FALLBACK,
        HEDGE,
        SHADOW,
        /** A first attempt that was not heard to its end. */
        ABORTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of lines that tell attempts' kinds and ends apart; one of each kind, zero or not. */
    static List<Waste> of(List<UsageLine> lines) {
        Map<Kind, Figures> sums = new EnumMap<>(Kind.class);
        for (UsageLine line : lines) {
            String attempt = line.text(Field.ATTEMPT_KIND);
            if (!attempt.equals("FIRST")) {
                sums.merge(Kind.valueOf(attempt), line.figures(), Figures::plus);
            } else if (!line.text(Field.END_REASON).equals("COMPLETE")) {
                sums.merge(Kind.ABORTED, line.figures(), Figures::plus);
            }
        }
        return Arrays.stream(Kind.values())
                .map(kind -> new Waste(kind, sums.getOrDefault(kind, Figures.ZERO)))
                .toList();
    }
}
