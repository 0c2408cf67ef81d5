package io.tollgate.policies.price;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All the quotes that one model ever had and is known to get, so that the one that holds is found
 * without asking the lists again.
 */
public final class QuoteTimeline {

    /** Rising; each quote holds from its instant until the next one's. */
    private final Instant[] from;

    private final @Nullable Quote[] quotes;

    /**
     * @param layers the prices that are for the model, by origin. For each service tier the first
     *     origin counts that has a price which holds
     */
    public QuoteTimeline(List<List<PriceMatch>> layers) {
        from =
                layers.stream()
                        .flatMap(List::stream)
                        .map(match -> match.price().validFrom())
                        .distinct()
                        .sorted()
                        .toArray(Instant[]::new);
        quotes = new @Nullable Quote[from.length];
        for (int i = 0; i < from.length; i++) {
            quotes[i] = quote(layers, from[i]);
        }
    }

    /** What holds at an instant, null if nothing does. */
    public @Nullable Quote at(Instant instant) {
        for (int i = from.length - 1; i >= 0; i--) {
            if (!instant.isBefore(from[i])) {
                return quotes[i];
            }
        }
        return null;
    }

    private static @Nullable Quote quote(List<List<PriceMatch>> layers, Instant at) {
        Map<String, Price> byTier = new HashMap<>();
        for (List<PriceMatch> layer : layers) {
            holding(layer, at).forEach((tier, match) -> byTier.putIfAbsent(tier, match.price()));
        }
        return byTier.containsKey(ServiceTier.STANDARD) ? new PricedQuote(byTier) : null;
    }

    private static Map<String, PriceMatch> holding(List<PriceMatch> layer, Instant at) {
        Map<String, PriceMatch> best = new HashMap<>();
        for (PriceMatch match : layer) {
            if (!match.price().validFrom().isAfter(at)) {
                best.merge(
                        match.price().serviceTier(),
                        match,
                        (one, other) ->
                                PriceMatch.BEST_LAST.compare(one, other) >= 0 ? one : other);
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return Arrays.toString(quotes);
    }
}
