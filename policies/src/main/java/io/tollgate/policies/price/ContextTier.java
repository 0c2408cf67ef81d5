package io.tollgate.policies.price;

/**
 * The prices of requests of a size.
 *
 * @param above the prompts that it is for have more tokens than this, cached ones included
 * @param rates of all the request's tokens, not only of those that are above
 */
public record ContextTier(long above, Rates rates) {

    public ContextTier {
        if (above < 0) {
            throw new IllegalArgumentException("a context tier begins at a number of tokens");
        }
    }
}
