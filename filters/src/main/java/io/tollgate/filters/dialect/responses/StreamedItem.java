package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.wire.FrameBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * An item that is being streamed. What it says is kept, since the API repeats the whole of it when
 * it is done, and again when the response is.
 */
final class StreamedItem {

    private final EventFrames frames;
    private final String id;
    private final int index;
    private final Block block;
    private final StringBuilder said = new StringBuilder();
    private Part.@Nullable Seal seal;
    private ItemStatus status = ItemStatus.IN_PROGRESS;

    StreamedItem(EventFrames frames, Stamp stamp, int index, Block block) {
        this.frames = frames;
        this.index = index;
        this.block = block;
        this.id = ItemWriter.id(stamp, index, part());
    }

    void open(FrameBuffer out) {
        item(out, "response.output_item.added");
        if (block instanceof Block.Text) {
            contentPart(out, "response.content_part.added");
        }
    }

    /** A summary begins with its first word; a thought that is only sealed has none. */
    void grow(String piece, FrameBuffer out) {
        if (block instanceof Block.Reasoning && said.isEmpty()) {
            summaryPart(out, "response.reasoning_summary_part.added");
        }
        said.append(piece);
        switch (block) {
            case Block.Text _ ->
                    content(
                            out,
                            "response.output_text.delta",
                            json -> {
                                json.writeStringProperty("delta", piece);
                                noLogprobs(json);
                            });
            case Block.Reasoning _ ->
                    summary(
                            out,
                            "response.reasoning_summary_text.delta",
                            json -> json.writeStringProperty("delta", piece));
            case Block.ToolCall _ ->
                    event(
                            out,
                            "response.function_call_arguments.delta",
                            json -> json.writeStringProperty("delta", piece));
        }
    }

    void seal(Part.Seal given) {
        seal = given;
    }

    /** Says all of it again, and that it is done. */
    void close(ItemStatus reached, FrameBuffer out) {
        switch (block) {
            case Block.Text _ -> closeText(out);
            case Block.Reasoning _ -> closeSummary(out);
            case Block.ToolCall call -> closeCall(call, out);
        }
        status = reached;
        item(out, "response.output_item.done");
    }

    private void closeText(FrameBuffer out) {
        content(
                out,
                "response.output_text.done",
                json -> {
                    json.writeStringProperty("text", said.toString());
                    noLogprobs(json);
                });
        contentPart(out, "response.content_part.done");
    }

    private void closeSummary(FrameBuffer out) {
        if (!said.isEmpty()) {
            summary(
                    out,
                    "response.reasoning_summary_text.done",
                    json -> json.writeStringProperty("text", said.toString()));
            summaryPart(out, "response.reasoning_summary_part.done");
        }
    }

    /** A call of which no argument was heard gets an empty object, since "" is no JSON. */
    private void closeCall(Block.ToolCall call, FrameBuffer out) {
        if (said.isEmpty()) {
            grow("{}", out);
        }
        event(
                out,
                "response.function_call_arguments.done",
                json -> {
                    json.writeStringProperty("name", call.name());
                    json.writeStringProperty("arguments", said.toString());
                });
    }

    /** The item as it is now; what was never closed will remain incomplete. */
    void write(ItemWriter items) {
        items.item(id, part(), status == ItemStatus.IN_PROGRESS ? ItemStatus.INCOMPLETE : status);
    }

    private Part part() {
        String text = said.toString();
        return switch (block) {
            case Block.Text _ -> new Part.Text(text);
            case Block.Reasoning _ -> new Part.Reasoning(text, seal);
            case Block.ToolCall(String callId, String name) ->
                    new Part.ToolCall(callId, name, text);
        };
    }

    private void item(FrameBuffer out, String type) {
        frames.event(
                out,
                type,
                json -> {
                    json.writeNumberProperty("output_index", index);
                    json.writeName("item");
                    new ItemWriter(json).item(id, part(), status);
                });
    }

    private void contentPart(FrameBuffer out, String type) {
        content(
                out,
                type,
                json -> {
                    json.writeName("part");
                    new ItemWriter(json).outputText(said.toString());
                });
    }

    private void summaryPart(FrameBuffer out, String type) {
        summary(
                out,
                type,
                json -> {
                    json.writeName("part");
                    new ItemWriter(json).summaryText(said.toString());
                });
    }

    private void content(FrameBuffer out, String type, Consumer<JsonGenerator> members) {
        event(
                out,
                type,
                json -> {
                    json.writeNumberProperty("content_index", 0);
                    members.accept(json);
                });
    }

    private void summary(FrameBuffer out, String type, Consumer<JsonGenerator> members) {
        event(
                out,
                type,
                json -> {
                    json.writeNumberProperty("summary_index", 0);
                    members.accept(json);
                });
    }

    private void event(FrameBuffer out, String type, Consumer<JsonGenerator> members) {
        frames.event(
                out,
                type,
                json -> {
                    json.writeStringProperty("item_id", id);
                    json.writeNumberProperty("output_index", index);
                    members.accept(json);
                });
    }

    private static void noLogprobs(JsonGenerator json) {
        json.writeArrayPropertyStart("logprobs");
        json.writeEndArray();
    }
}
