package io.tollgate.filters.dialect;

/** What decides whether an answer is a stream. */
public enum Streaming {
    /** The request's member {@code stream}, where it is true. */
    ON_REQUEST,

    /** The same, unless it is false (Ollama). */
    UNLESS_REFUSED,

    /** The endpoint, which does nothing else. */
    ALWAYS,

    /** The endpoint, which never does. */
    NEVER
}
