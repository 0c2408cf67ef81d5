package io.tollgate.policies.price;

import java.util.Comparator;

/**
 * A price that is for a model.
 *
 * @param closeness of its name to the model's: more is closer
 */
public record PriceMatch(Price price, int closeness) {

    /** The closer name first; of the same, the one that began last. */
    static final Comparator<PriceMatch> BEST_LAST =
            Comparator.comparingInt(PriceMatch::closeness)
                    .thenComparing(match -> match.price().validFrom());
}
