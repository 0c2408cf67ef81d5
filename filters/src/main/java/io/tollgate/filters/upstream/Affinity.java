package io.tollgate.filters.upstream;

import org.jspecify.annotations.Nullable;

/**
 * Requests that belong together go to the same target, since a provider's prompt cache knows only
 * what that provider was told.
 *
 * @param by what makes them belong together
 * @param header which header, if it is one
 * @param maxLoad how many times the average of calls under way a target may have before requests
 *     that belong to it go elsewhere; at least 1
 */
public record Affinity(By by, @Nullable String header, double maxLoad) {

    /** What makes requests belong together. */
    public enum By {
        /** A header of the caller's choice, such as a session's id. */
        HEADER,
        /** What the request itself names: OpenAI's {@code prompt_cache_key}. */
        PROMPT_CACHE_KEY,
        /** The system prompt and the first message of the user: the same for all of its turns. */
        CONVERSATION
    }
}
