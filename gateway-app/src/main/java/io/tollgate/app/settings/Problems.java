package io.tollgate.app.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Collects what is wrong with the settings, so that all of it is reported at once. */
final class Problems {

    private final List<String> messages = new ArrayList<>();

    /**
     * @param path where: {@code tollgate.providers.openai.base-url}
     * @param what is wrong there; never a secret's value
     */
    void add(String path, String what) {
        messages.add(path + ": " + what);
    }

    /** A name that is not among the valid ones. */
    void unknown(String path, String what, String name, Collection<String> valid) {
        add(path, what + nearest(name, valid) + " " + choices(valid));
    }

    /** Whether all names are among those that are known; each that is not is a problem. */
    boolean allKnown(String path, Collection<String> names, Collection<String> known) {
        List<String> others = names.stream().filter(name -> !known.contains(name)).toList();
        for (String name : others) {
            unknown(path + "." + name, "there is no option '" + name + "'", name, known);
        }
        return others.isEmpty();
    }

    private static String nearest(String name, Collection<String> valid) {
        int farthest = Math.max(2, name.length() / 3);
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        Optional<String> nearest =
                valid.stream()
                        .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
                        .filter(candidate -> distance.apply(name, candidate) <= farthest);
        return nearest.map(candidate -> "; did you mean '" + candidate + "'?").orElse(".");
    }

    private static String choices(Collection<String> valid) {
        return valid.isEmpty()
                ? "There is none to name."
                : "Valid are " + valid.stream().sorted().collect(Collectors.joining(", ")) + ".";
    }

    void throwIfAny(String file) {
        if (!messages.isEmpty()) {
            throw new InvalidSettings(file, messages);
        }
    }
}
