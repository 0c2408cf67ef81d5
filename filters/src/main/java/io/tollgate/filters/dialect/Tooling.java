package io.tollgate.filters.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a request.
 *
 * @param tools on offer, possibly none
 * @param choice which of them the model may or must call; null: the client did not say
 * @param parallel whether it may call several at once; null: the client did not say
 */
public record Tooling(List<Tool> tools, @Nullable ToolChoice choice, @Nullable Boolean parallel) {

    /** No tools. */
    public static final Tooling NONE = new Tooling(List.of(), null, null);

    public Tooling {
        tools = List.copyOf(tools);
    }
}
