package io.tollgate.filters.dialect;

/**
 * How the client wants its answer.
 *
 * @param stream event by event rather than whole
 * @param usageInStream with the usage in the stream (OpenAI's clients have to ask for it)
 */
public record Delivery(boolean stream, boolean usageInStream) {}
