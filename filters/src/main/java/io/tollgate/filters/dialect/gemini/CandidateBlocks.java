package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.MalformedInput;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The blocks of an answer. Texts in a row are one; a signature is the seal of the thought right
 * before its part, and of one without words where there is none. What Google's own tools did, and
 * pictures that a model drew, never come: no other dialect can ask for them.
 */
final class CandidateBlocks {

    private static final int NONE = -1;

    private final StreamState state;
    private final Stamp stamp;

    /** The text or thought that goes on, if any. */
    private int prose = NONE;

    private boolean proseIsThought;
    private @Nullable PartialCall partial;
    private int calls;

    CandidateBlocks(StreamState state, Stamp stamp) {
        this.state = state;
        this.stamp = stamp;
    }

    /** Whether the model called a function. */
    boolean called() {
        return calls > 0;
    }

    void part(JsonNode part, Consumer<StreamEvent> events) {
        boolean thought = part.path("thought").booleanValue(false);
        String signature = part.path("thoughtSignature").stringValue("");
        String text = part.path("text").stringValue("");
        JsonNode call = part.path("functionCall");
        if (call.isObject()) {
            call(call, signature, events);
        } else if (thought) {
            grow(true, text, events);
            seal(signature, true, events);
        } else {
            seal(signature, false, events);
            grow(false, text, events);
        }
    }

    private void seal(String signature, boolean ofThought, Consumer<StreamEvent> events) {
        Part.Seal seal = Signatures.read(signature, ofThought);
        if (seal == null) {
            return;
        }
        int block = open(true, events);
        events.accept(new StreamEvent.ReasoningSealed(block, seal));
        closeProse(events);
    }

    private void grow(boolean thought, String text, Consumer<StreamEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        endPartial(events);
        int block = open(thought, events);
        events.accept(
                thought
                        ? new StreamEvent.ReasoningGrew(block, text)
                        : new StreamEvent.TextGrew(block, text));
    }

    private int open(boolean thought, Consumer<StreamEvent> events) {
        if (prose != NONE && thought != proseIsThought) {
            closeProse(events);
        }
        if (prose == NONE) {
            proseIsThought = thought;
            prose = state.open(thought ? new Block.Reasoning() : new Block.Text(), events);
        }
        return prose;
    }

    private void closeProse(Consumer<StreamEvent> events) {
        if (prose != NONE) {
            state.close(prose, events);
            prose = NONE;
        }
    }

    private void call(JsonNode call, String signature, Consumer<StreamEvent> events) {
        String name = call.path("name").stringValue("");
        if (!name.isEmpty()) {
            endPartial(events);
            seal(signature, false, events);
            closeProse(events);
            begin(call, name, events);
        } else if (partial == null) {
            throw new MalformedInput("functionCall.name: expected a string");
        }
        if (partial != null) {
            partial.take(call);
            if (!call.path("willContinue").booleanValue(false)) {
                endPartial(events);
            }
        }
    }

    private void begin(JsonNode call, String name, Consumer<StreamEvent> events) {
        String given = call.path("id").stringValue("");
        String id = given.isEmpty() ? "call_" + stamp.id() + calls : given;
        calls++;
        int block = state.open(new Block.ToolCall(id, name), events);
        JsonNode arguments = call.path("args");
        if (call.has("partialArgs") || call.path("willContinue").booleanValue(false)) {
            partial = new PartialCall(block);
            return;
        }
        if (!arguments.isEmpty()) {
            events.accept(new StreamEvent.ToolInputGrew(block, ToolArguments.text(arguments)));
        }
        state.close(block, events);
    }

    private void endPartial(Consumer<StreamEvent> events) {
        if (partial == null) {
            return;
        }
        String arguments = partial.text();
        if (!arguments.isEmpty()) {
            events.accept(new StreamEvent.ToolInputGrew(partial.block(), arguments));
        }
        state.close(partial.block(), events);
        partial = null;
    }

    /** The answer is complete: nothing more comes of what was going on. */
    void end(Consumer<StreamEvent> events) {
        endPartial(events);
    }
}
