package io.tollgate.filters.upstream.need;

import java.util.List;

/**
 * Sends requests that meet all of its conditions to a model.
 *
 * @param when none: every request
 * @param model that is declared
 */
public record Rule(List<Condition> when, String model) {

    public Rule {
        when = List.copyOf(when);
    }

    boolean matches(Need need) {
        for (Condition condition : when) {
            if (!condition.holds(need)) {
                return false;
            }
        }
        return true;
    }

    /** The place of the first rule that matches, or -1. */
    public static int first(List<Rule> rules, Need need) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(need)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return when + " -> " + model;
    }
}
