package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The text and reasoning blocks of a stream, of which there is never more than one open. */
final class ProseBlocks {

    private static final int NONE = -1;

    private final StreamState state;

    /** What seals thoughts, null where nothing does. */
    private final @Nullable ReasoningDetails details;

    private int open = NONE;
    private boolean openIsReasoning;

    /**
     * @param sealer who seals thoughts, null if nobody does
     */
    ProseBlocks(StreamState state, @Nullable String sealer) {
        this.state = state;
        this.details = sealer == null ? null : new ReasoningDetails(sealer);
    }

    void read(JsonNode delta, Consumer<StreamEvent> events) {
        if (details != null) {
            details.read(delta);
        }
        grow(true, Deltas.thought(delta), events);
        String text = Deltas.text(delta);
        if (!text.isEmpty() && !openIsReasoning()) {
            sealAlone(events);
        }
        grow(false, text, events);
    }

    private boolean openIsReasoning() {
        return open != NONE && openIsReasoning;
    }

    private void grow(boolean reasoning, String text, Consumer<StreamEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        if (reasoning != openIsReasoning) {
            close(events);
        }
        if (open == NONE) {
            openIsReasoning = reasoning;
            open = state.open(reasoning ? new Block.Reasoning() : new Block.Text(), events);
        }
        events.accept(
                reasoning
                        ? new StreamEvent.ReasoningGrew(open, text)
                        : new StreamEvent.TextGrew(open, text));
    }

    /** Something else begins. */
    void end(Consumer<StreamEvent> events) {
        close(events);
        sealAlone(events);
    }

    /** The answer ends; where nothing is sealed, that closes what is open. */
    void finish(Consumer<StreamEvent> events) {
        if (details != null) {
            end(events);
        }
    }

    private void close(Consumer<StreamEvent> events) {
        if (open != NONE) {
            Part.Seal seal = details == null || !openIsReasoning ? null : details.take();
            if (seal != null) {
                events.accept(new StreamEvent.ReasoningSealed(open, seal));
            }
            state.close(open, events);
            open = NONE;
        }
    }

    /** Some thoughts are told only by what seals them. */
    private void sealAlone(Consumer<StreamEvent> events) {
        Part.Seal seal = details == null ? null : details.take();
        if (seal != null) {
            close(events);
            int block = state.open(new Block.Reasoning(), events);
            events.accept(new StreamEvent.ReasoningSealed(block, seal));
            state.close(block, events);
        }
    }
}
