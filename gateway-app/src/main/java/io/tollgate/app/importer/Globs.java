package io.tollgate.app.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names with a {@code *}. LiteLLM puts what a group's star matched into its deployment's model;
 * Tollgate sends the name that the client said. Both are the same where both patterns are.
 */
final class Globs {

    private Globs() {}

    /**
     * What is served of a group.
     *
     * @param byPattern the deployments, by the names of models in the new file
     * @param unused deployments whose providers are declared and whose models are not
     */
    record Kept(Map<String, List<Deployment>> byPattern, List<Deployment> unused) {}

    static Kept keep(String group, List<Deployment> deployments, Report report) {
        Map<String, List<Deployment>> kept = new LinkedHashMap<>();
        List<Deployment> unused = new ArrayList<>();
        for (Deployment one : deployments) {
            boolean glob = one.model().indexOf('*') >= 0;
            if (!glob || one.model().equals(group)) {
                kept.computeIfAbsent(group, _ -> new ArrayList<>()).add(one);
            } else if (one.model().equals("*") && !one.account().vendor().globs().isEmpty()) {
                List<String> globs = one.account().vendor().globs();
                globs.forEach(to -> kept.computeIfAbsent(to, _ -> new ArrayList<>()).add(one));
                report.changed(
                        one.where(),
                        "nothing is taken off a model's name here: clients ask for "
                                + String.join(", ", globs)
                                + ", without the prefix.");
            } else {
                unused.add(one);
                report.leftOut(
                        one.where(),
                        "nothing is taken off a model's name here. Its provider is declared; declare"
                                + " the models that are used, each with the name that the provider"
                                + " knows: { targets: [ { provider: …, model: … } ] }.");
            }
        }
        return new Kept(kept, unused);
    }

    /** What the star of a pattern stands for in a name; null if it does not match or has none. */
    static @Nullable String star(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0 || pattern.indexOf('*', star + 1) >= 0) {
            return null;
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        return name.length() >= before.length() + after.length()
                        && name.startsWith(before)
                        && name.endsWith(after)
                ? name.substring(before.length(), name.length() - after.length())
                : null;
    }
}
