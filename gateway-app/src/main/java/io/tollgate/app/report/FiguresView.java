package io.tollgate.app.report;

import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.Tokens;
import org.jspecify.annotations.Nullable;

/** Figures as the API tells them; the cost is a decimal number of dollars, in full. */
record FiguresView(
        String cost,
        long calls,
        long attempts,
        long unpriced,
        long errors,
        TokensView tokens,
        @Nullable Long firstTokenMillis) {

    record TokensView(
            long input,
            long cacheRead,
            long cacheWrite5m,
            long cacheWrite1h,
            long output,
            long reasoning,
            long audioInput,
            long audioOutput,
            long total) {

        static TokensView of(Tokens tokens) {
            return new TokensView(
                    tokens.input(),
                    tokens.cacheRead(),
                    tokens.cacheWrite5m(),
                    tokens.cacheWrite1h(),
                    tokens.output(),
                    tokens.reasoning(),
                    tokens.audioInput(),
                    tokens.audioOutput(),
                    tokens.total());
        }
    }

    static FiguresView of(Figures figures) {
        return new FiguresView(
                figures.cost().toString(),
                figures.calls(),
                figures.attempts(),
                figures.unpriced(),
                figures.errors(),
                TokensView.of(figures.tokens()),
                figures.meanFirstTokenMillis());
    }

    static @Nullable FiguresView orNull(@Nullable Figures figures) {
        return figures == null ? null : of(figures);
    }
}
