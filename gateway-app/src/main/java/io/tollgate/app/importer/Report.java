package io.tollgate.app.importer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of everything that the file says. No value of it stands here, but for names. */
final class Report {

    private enum Part {
        CROSSED("Crossed"),
        CHANGED("Crossed as something else"),
        LEFT_OUT("Left out"),
        UNKNOWN("Not known to this importer, and left out"),
        NEXT("What to do next");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    private final Map<Part, Set<String>> parts = new EnumMap<>(Part.class);

    void crossed(String what) {
        add(Part.CROSSED, what);
    }

    void changed(String where, String how) {
        add(Part.CHANGED, where + ": " + how);
    }

    void leftOut(String where, String why) {
        add(Part.LEFT_OUT, where + ": " + why);
    }

    void unknown(String where) {
        add(Part.UNKNOWN, where);
    }

    void next(String what) {
        add(Part.NEXT, what);
    }

    private void add(Part part, String line) {
        parts.computeIfAbsent(part, _ -> new LinkedHashSet<>()).add(line);
    }

    /** Whether nothing was left behind. */
    boolean isComplete() {
        return !parts.containsKey(Part.LEFT_OUT) && !parts.containsKey(Part.UNKNOWN);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        parts.forEach(
                (part, entries) -> {
                    if (!lines.isEmpty()) {
                        lines.add("");
                    }
                    lines.add(part.title);
                    entries.forEach(entry -> lines.add("  - " + entry));
                });
        return lines;
    }
}
