package io.tollgate.policies.report;

import org.jspecify.annotations.Nullable;

/**
 * Usage that a report is about. Filters of one dimension add to each other, those of several
 * dimensions all have to be met.
 *
 * @param value null for usage that has none
 */
public record Filter(Dimension dimension, @Nullable String value) {

    /**
     * Reads {@code team:acme/search} or {@code tag:env:prod}; nothing after the last colon stands
     * for usage that has no value.
     *
     * @throws ReportRefused if it is none
     */
    public static Filter of(String text) {
        int from = text.startsWith(Dimension.TAG) ? Dimension.TAG.length() : 0;
        int colon = text.indexOf(':', from);
        if (colon <= from) {
            throw new ReportRefused("A filter is DIMENSION:VALUE, and not '" + text + "'");
        }
        String value = text.substring(colon + 1);
        return new Filter(Dimension.of(text.substring(0, colon)), value.isEmpty() ? null : value);
    }
}
