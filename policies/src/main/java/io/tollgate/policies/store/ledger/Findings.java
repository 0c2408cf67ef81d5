package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.Finding;
import io.tollgate.policies.ledger.Finding.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what does not add up; counts all, keeps some. */
final class Findings {

    private static final int KEPT_OF_EACH = 100;

    private final Map<Rule, List<Finding>> kept = new EnumMap<>(Rule.class);
    private long count;

    void add(Rule rule, String row, String detail) {
        count++;
        List<Finding> same = kept.computeIfAbsent(rule, _ -> new ArrayList<>());
        if (same.size() < KEPT_OF_EACH) {
            same.add(new Finding(rule, row, detail));
        }
    }

    List<Finding> kept() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    long count() {
        return count;
    }
}
