package io.tollgate.app.importer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask when a model fails: groups of models, by the names of models.
 *
 * @param where they stand
 */
record Chains(String where, Map<String, List<String>> byModel) {

    static final Chains NONE = new Chains("", Map.of());
    private static final String EVERY = "*";

    /** Of {@code [{"a": ["b", "c"]}]}. */
    static Chains read(String where, List<?> list, Report report) {
        Map<String, List<String>> byModel = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String at = where + "[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> entry) {
                entry.forEach((model, to) -> add(byModel, at, String.valueOf(model), to, report));
            } else {
                report.leftOut(at, "is no mapping of a model to its fallbacks.");
            }
        }
        return new Chains(where, byModel);
    }

    private static void add(
            Map<String, List<String>> byModel,
            String at,
            String model,
            @Nullable Object to,
            Report report) {
        List<String> names = new ArrayList<>();
        for (Object name : to instanceof List<?> list ? list : Collections.singletonList(to)) {
            if (name instanceof String text) {
                names.add(text);
            } else {
                report.leftOut(at + "." + model, "a fallback with a request of its own.");
            }
        }
        byModel.merge(model, names, (a, b) -> concat(a, b));
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    /** Of a model: its own, else those of every model. */
    List<String> of(String model) {
        return byModel.getOrDefault(model, byModel.getOrDefault(EVERY, List.of()));
    }

    boolean isEmpty() {
        return byModel.isEmpty();
    }

    /** Whose they are. */
    List<String> models() {
        return byModel.keySet().stream().filter(model -> !model.equals(EVERY)).toList();
    }
}
