package io.tollgate.app.policycode;

import java.util.Comparator;
import java.util.List;

/**
 * What has to be done so that the gateway has what the files say.
 *
 * @param changes in the order in which they are made
 * @param unlisted what the gateway has of the files' tenants and no file does; left alone
 * @param same how many things are as the files say
 * @param others tenants that are in no file; they are not looked at
 */
record Plan(List<Change> changes, List<Thing> unlisted, int same, List<String> others) {

    Plan {
        changes = changes.stream().sorted(Comparator.comparingInt(Change::turn)).toList();
        unlisted = List.copyOf(unlisted);
        others = List.copyOf(others);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }
}
