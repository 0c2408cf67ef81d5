package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamEvent.ReasoningGrew;
import io.tollgate.filters.dialect.StreamEvent.ReasoningSealed;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * One open content block. Its start usually holds nothing yet, but may hold text, a signature, or
 * the whole input of a tool that is called from code: that input counts if no delta follows.
 */
final class ContentBlock {

    private final int number;
    private final Block kind;
    private String wholeInput = "";
    private boolean sealed;

    /**
     * @param number the canonical one
     */
    ContentBlock(int number, Block kind) {
        this.number = number;
        this.kind = kind;
    }

    int number() {
        return number;
    }

    void start(JsonNode content, Consumer<StreamEvent> events) {
        grow(content, events);
        String encrypted = content.path("data").stringValue("");
        if (!encrypted.isEmpty()) {
            seal(Redacted.seal(encrypted), events);
        }
        JsonNode input = content.path("input");
        if (input.isObject() && !input.isEmpty()) {
            wholeInput = ToolInputs.text(input);
        }
    }

    /**
     * Deltas name their content as the block itself does; what is not of its kind is ignored. The
     * input of {@link AnswerTool} is text.
     */
    void grow(JsonNode delta, Consumer<StreamEvent> events) {
        switch (kind) {
            case Block.Text _ -> {
                text(delta.path("text").stringValue(""), events);
                text(delta.path("partial_json").stringValue(""), events);
            }
            case Block.Reasoning _ -> {
                String thought = delta.path("thinking").stringValue("");
                if (!thought.isEmpty()) {
                    events.accept(new ReasoningGrew(number, thought));
                }
                String signature = delta.path("signature").stringValue("");
                if (!signature.isEmpty()) {
                    seal(new Part.Seal(AnthropicClient.NAME, signature), events);
                }
            }
            case Block.ToolCall _ -> input(delta.path("partial_json").stringValue(""), events);
        }
    }

    private void text(String piece, Consumer<StreamEvent> events) {
        if (!piece.isEmpty()) {
            wholeInput = "";
            events.accept(new TextGrew(number, piece));
        }
    }

    private void input(String piece, Consumer<StreamEvent> events) {
        if (!piece.isEmpty()) {
            wholeInput = "";
            events.accept(new ToolInputGrew(number, piece));
        }
    }

    private void seal(Part.Seal seal, Consumer<StreamEvent> events) {
        if (!sealed && kind instanceof Block.Reasoning) {
            sealed = true;
            events.accept(new ReasoningSealed(number, seal));
        }
    }

    /** Says what was held back; the block itself is closed by others. */
    void stop(Consumer<StreamEvent> events) {
        if (kind instanceof Block.Text) {
            text(wholeInput, events);
        } else {
            input(wholeInput, events);
        }
    }
}
