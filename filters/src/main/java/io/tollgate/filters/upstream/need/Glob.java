package io.tollgate.filters.upstream.need;

import io.tollgate.filters.upstream.ModelPattern;

/** A text, or several by {@code *}, whatever their case. */
public record Glob(String text, ModelPattern pattern) {

    public Glob(String text) {
        this(text, new ModelPattern(lower(text)));
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    boolean matches(String value) {
        return pattern.matches(lower(value));
    }
}
