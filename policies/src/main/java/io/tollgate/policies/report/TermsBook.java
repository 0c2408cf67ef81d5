package io.tollgate.policies.report;

import io.tollgate.policies.price.Terms;
import java.util.Collection;
import java.util.Map;

/** What the names of prices stand for. Blocks. */
@FunctionalInterface
public interface TermsBook {

    /** Of those prices that are known, by {@link io.tollgate.policies.price.Price#id}. */
    Map<String, Terms> terms(Collection<String> prices);
}
