package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which block each event belongs to. Content and calls are counted apart, each from 0; the plan
 * that comes before calls is announced by nothing and ends with whatever comes next.
 */
final class MessageBlocks {

    private static final int NONE = -1;

    private record Prose(int block, boolean thought) {}

    private final StreamState state;
    private final Stamp stamp;
    private final Map<Long, Prose> content = new HashMap<>();
    private final Map<Long, Integer> calls = new HashMap<>();
    private int plan = NONE;
    private int called;

    MessageBlocks(StreamState state, Stamp stamp) {
        this.state = state;
        this.stamp = stamp;
    }

    /** Whether the model called a tool. */
    boolean called() {
        return called > 0;
    }

    void plan(String words, Consumer<StreamEvent> events) {
        if (words.isEmpty()) {
            return;
        }
        if (plan == NONE) {
            plan = state.open(new Block.Reasoning(), events);
        }
        events.accept(new StreamEvent.ReasoningGrew(plan, words));
    }

    private void planned(Consumer<StreamEvent> events) {
        if (plan != NONE) {
            state.close(plan, events);
            plan = NONE;
        }
    }

    /** Content begins; what it begins with, as a rule nothing, may be there already. */
    void content(long index, JsonNode part, Consumer<StreamEvent> events) {
        contentEnd(index, events);
        open(index, isThought(part), events);
        grow(index, part, events);
    }

    /** Content goes on; whether with a thought, the piece itself says. */
    void grow(long index, JsonNode part, Consumer<StreamEvent> events) {
        boolean thought = !part.path("thinking").stringValue("").isEmpty();
        String words = part.path(thought ? "thinking" : "text").stringValue("");
        if (words.isEmpty()) {
            return;
        }
        Prose prose = content.get(index);
        if (prose == null || prose.thought() != thought) {
            contentEnd(index, events);
            prose = open(index, thought, events);
        }
        events.accept(
                thought
                        ? new StreamEvent.ReasoningGrew(prose.block(), words)
                        : new StreamEvent.TextGrew(prose.block(), words));
    }

    private Prose open(long index, boolean thought, Consumer<StreamEvent> events) {
        planned(events);
        Block block = thought ? new Block.Reasoning() : new Block.Text();
        Prose prose = new Prose(state.open(block, events), thought);
        content.put(index, prose);
        return prose;
    }

    private static boolean isThought(JsonNode part) {
        return part.path("type").stringValue("").equals("thinking") || part.has("thinking");
    }

    void contentEnd(long index, Consumer<StreamEvent> events) {
        Prose prose = content.remove(index);
        if (prose != null) {
            state.close(prose.block(), events);
        }
    }

    void call(long index, JsonNode call, Consumer<StreamEvent> events) {
        planned(events);
        callEnd(index, events);
        CalledTool tool = CalledTool.of(call, stamp, called++);
        calls.put(index, state.open(new Block.ToolCall(tool.id(), tool.name()), events));
        growCall(index, call, events);
    }

    void growCall(long index, JsonNode call, Consumer<StreamEvent> events) {
        @Nullable Integer block = calls.get(index);
        String arguments = call.path("function").path("arguments").stringValue("");
        if (block != null && !arguments.isEmpty()) {
            events.accept(new StreamEvent.ToolInputGrew(block, arguments));
        }
    }

    void callEnd(long index, Consumer<StreamEvent> events) {
        @Nullable Integer block = calls.remove(index);
        if (block != null) {
            state.close(block, events);
        }
    }
}
