package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.MalformedInput;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which block each streamed tool call grows in. Calls are told apart by {@code index}, which counts
 * calls and not blocks; servers that send whole calls leave it out or at 0, so a new id at the same
 * index is a new call. Calls may be interleaved, so they stay open until the answer ends.
 */
final class ToolCallBlocks {

    private record Call(int block, String id) {}

    private final StreamState state;
    private final Stamp stamp;
    private final Map<Long, Call> calls = new HashMap<>();
    private int opened;

    ToolCallBlocks(StreamState state, Stamp stamp) {
        this.state = state;
        this.stamp = stamp;
    }

    /** Whether the model called a tool. */
    boolean any() {
        return opened > 0;
    }

    void read(JsonNode delta, Consumer<StreamEvent> events) {
        long index = delta.path("index").longValue(0);
        String arguments = Deltas.arguments(delta);
        Call call = calls.get(index);
        if (begins(delta, call)) {
            call = open(delta, events);
            calls.put(index, call);
        }
        if (call != null && !arguments.isEmpty()) {
            events.accept(new StreamEvent.ToolInputGrew(call.block(), arguments));
        }
    }

    /** Neither a repeated name nor a changed id alone begins a call: some servers do either. */
    private static boolean begins(JsonNode delta, @Nullable Call call) {
        if (call == null) {
            return delta.hasNonNull("function");
        }
        String id = Deltas.toolId(delta);
        return !id.isEmpty() && !id.equals(call.id()) && !Deltas.toolName(delta).isEmpty();
    }

    private Call open(JsonNode delta, Consumer<StreamEvent> events) {
        String name = Deltas.toolName(delta);
        if (name.isEmpty()) {
            throw new MalformedInput("tool_calls[].function.name: expected a string");
        }
        String id = Deltas.toolId(delta);
        if (id.isEmpty()) {
            id = "call_" + stamp.id() + opened;
        }
        opened++;
        return new Call(state.open(new Block.ToolCall(id, name), events), id);
    }
}
