package io.tollgate.policies.report;

import java.util.List;

/** Whose usage may be shown to whoever asks. */
public sealed interface Visible {

    /** Everybody's. */
    record Everything() implements Visible {}

    /**
     * Of these units and what belongs to them; none shows nothing.
     *
     * @param paths of tenants, teams, projects
     */
    record Units(List<String> paths) implements Visible {

        public Units {
            paths = List.copyOf(paths);
        }
    }

    static Visible everything() {
        return new Everything();
    }

    static Visible of(String... paths) {
        return new Units(List.of(paths));
    }

    /** Whether all of a unit's usage may be shown. */
    default boolean covers(String unit) {
        return switch (this) {
            case Everything _ -> true;
            case Units(List<String> paths) ->
                    paths.stream()
                            .anyMatch(path -> unit.equals(path) || unit.startsWith(path + "/"));
        };
    }
}
