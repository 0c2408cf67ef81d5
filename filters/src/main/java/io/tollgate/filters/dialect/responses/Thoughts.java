package io.tollgate.filters.dialect.responses;

/** A thought comes in parts here and as one text elsewhere. */
final class Thoughts {

    /** Stands between the parts: they are paragraphs. */
    static final String BETWEEN = "\n\n";

    private Thoughts() {}
}
