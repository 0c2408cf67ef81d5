package io.tollgate.policies.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sum.
 *
 * @param start of the hour or day, in milliseconds since 1970; 0 for all together
 * @param values of what was asked for
 */
public record UsageLine(long start, Map<Field, @Nullable String> values, Figures figures) {

    public UsageLine {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public @Nullable String value(Field field) {
        return values.get(field);
    }

    /** The value of what is always there. */
    public String text(Field field) {
        String value = values.get(field);
        return value == null ? "" : value;
    }
}
