package io.tollgate.app.settings;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Upstreams;
import java.time.Duration;
import java.util.List;

/**
 * What {@code tollgate.yml} says, checked.
 *
 * @param source where they stand, in words
 * @param maxRequestBody the largest request body that is taken, in bytes
 * @param demo whether the simulated provider is served
 * @param discovery whether providers that the environment offers are served
 * @param drain how long open answers go on when the gateway is told to stop
 * @param upstreams the declared providers and models
 */
public record Settings(
        String source,
        int maxRequestBody,
        boolean demo,
        boolean discovery,
        Duration drain,
        Upstreams upstreams) {

    /**
     * Checks that rules and experiments name models that are served.
     *
     * @param served all that are, declared or found
     * @throws InvalidSettings if they do not
     */
    public void checkReferences(List<DeclaredModel> served) {
        Problems problems = new Problems();
        ModelReferences.check(served, problems);
        problems.throwIfAny(source);
    }
}
