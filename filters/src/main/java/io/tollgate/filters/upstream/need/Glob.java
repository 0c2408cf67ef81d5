package io.tollgate.filters.upstream.need;

import io.tollgate.filters.upstream.ModelPattern;
import java.util.Locale;

/** A text, or several by {@code *}, whatever their case. */
public record Glob(String text, ModelPattern pattern) {

    public Glob(String text) {
        this(text, new ModelPattern(lower(text)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean matches(String value) {
        return pattern.matches(lower(value));
    }
}
