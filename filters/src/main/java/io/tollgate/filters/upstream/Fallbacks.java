package io.tollgate.filters.upstream;

import java.util.List;

/**
 * What is asked, in this order, when a model's own targets cannot answer.
 *
 * @param onFailure when they failed, or none can be asked
 * @param onContextTooLong when one said that the conversation is too long for it
 * @param onContentPolicy when one refused by its content policy
 */
public record Fallbacks(
        List<Target> onFailure, List<Target> onContextTooLong, List<Target> onContentPolicy) {

    public static final Fallbacks NONE = new Fallbacks(List.of(), List.of(), List.of());

    public Fallbacks {
        onFailure = List.copyOf(onFailure);
        onContextTooLong = List.copyOf(onContextTooLong);
        onContentPolicy = List.copyOf(onContentPolicy);
    }
}
