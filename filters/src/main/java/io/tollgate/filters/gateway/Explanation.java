package io.tollgate.filters.gateway;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request.
 *
 * @param model as the request names it
 * @param route the declared name or glob that matches it
 * @param decisions which rules and variants choose the model that serves it
 * @param servedBy the model that has the targets
 * @param inputTokens of the prompt, roughly
 * @param targets in the order in which they would be asked, the fallbacks behind
 * @param mostCost of the dearest of them that has a price, by the longest answer; null if none has,
 *     or nobody knows how long an answer can be
 */
public record Explanation(
        String model,
        String route,
        List<String> decisions,
        String servedBy,
        long inputTokens,
        List<OfTarget> targets,
        @Nullable BigDecimal mostCost) {

    /**
     * One target.
     *
     * @param role {@code target}, {@code fallback}, {@code context-too-long} or {@code
     *     content-policy}
     * @param obstacle why it would not be asked now, null if it would
     * @param translation {@code none} where bytes pass through, else from which dialect to which
     * @param dropped request fields that it cannot be told
     * @param refusal why it cannot be asked this at all, null if it can
     * @param longestAnswer in tokens, null if nobody knows
     * @param mostCost of this request with the longest answer, null if nobody knows
     */
    public record OfTarget(
            String provider,
            String model,
            String role,
            int priority,
            int weight,
            String breaker,
            int outstanding,
            double secondsToFirstToken,
            @Nullable String obstacle,
            @Nullable String translation,
            List<String> dropped,
            @Nullable String refusal,
            @Nullable Integer longestAnswer,
            @Nullable BigDecimal mostCost) {}
}
