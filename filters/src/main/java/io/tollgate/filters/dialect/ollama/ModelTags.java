package io.tollgate.filters.dialect.ollama;

import java.util.List;

/**
 * The tag behind a model's name, {@code 8b} in {@code llama3.1:8b}. Ollama reads a name without one
 * as the latest and lists every name with one; its tools put it on before they ask.
 */
final class ModelTags {

    private static final String LATEST = ":latest";

    private ModelTags() {}

    static String tagged(String name) {
        return isTagged(name) ? name : name + LATEST;
    }

    /** The names that mean the same model, the given one first. */
    static List<String> spellings(String name) {
        if (name.endsWith(LATEST)) {
            return List.of(name, name.substring(0, name.length() - LATEST.length()));
        }
        return isTagged(name) ? List.of(name) : List.of(name, name + LATEST);
    }

    /** A colon before the last slash is a registry's port. */
    private static boolean isTagged(String name) {
        return name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
    }
}
