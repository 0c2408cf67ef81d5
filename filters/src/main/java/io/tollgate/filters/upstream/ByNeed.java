package io.tollgate.filters.upstream;

import io.tollgate.filters.upstream.need.Rule;
import java.util.List;

/**
 * The model is chosen by what the request needs.
 *
 * @param rules the first that matches decides; the last matches every request
 */
public record ByNeed(List<Rule> rules) implements Serving {

    public ByNeed {
        rules = List.copyOf(rules);
    }
}
