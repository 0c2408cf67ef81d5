package io.tollgate.policies.report.focus;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A charge.
 *
 * @param cells in plain text, instants and decimals as the specification writes them; a column that
 *     is missing is null
 * @param objects the cells that are JSON objects: flat, text by name
 */
public record FocusRow(
        Map<FocusColumn, String> cells, Map<FocusColumn, SortedMap<String, String>> objects) {

    public FocusRow {
        cells = Collections.unmodifiableMap(new EnumMap<>(cells));
        objects = Collections.unmodifiableMap(new EnumMap<>(objects));
    }

    public @Nullable String cell(FocusColumn column) {
        return cells.get(column);
    }

    static final class Builder {

        private final Map<FocusColumn, String> cells = new EnumMap<>(FocusColumn.class);
        private final Map<FocusColumn, SortedMap<String, String>> objects =
                new EnumMap<>(FocusColumn.class);

        /** Null and nothing are the same: a null cell. */
        Builder put(FocusColumn column, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                cells.put(column, value);
            }
            return this;
        }

        Builder put(FocusColumn column, Map<String, String> object) {
            objects.put(column, new TreeMap<>(object));
            return this;
        }

        FocusRow build() {
            return new FocusRow(cells, objects);
        }
    }
}
