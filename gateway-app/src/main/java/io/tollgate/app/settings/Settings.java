package io.tollgate.app.settings;

import io.tollgate.filters.upstream.Upstreams;

/**
 * What {@code tollgate.yml} says, checked.
 *
 * @param maxRequestBody the largest request body that is taken, in bytes
 * @param demo whether the simulated provider is served
 * @param discovery whether providers that the environment offers are served
 * @param upstreams the declared providers and models
 */
public record Settings(int maxRequestBody, boolean demo, boolean discovery, Upstreams upstreams) {}
