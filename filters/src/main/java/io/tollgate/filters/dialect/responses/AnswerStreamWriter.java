package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.ReasoningGrew;
import io.tollgate.filters.dialect.StreamEvent.ReasoningSealed;
import io.tollgate.filters.dialect.StreamEvent.Started;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a response. Each block is an item of its own.
 *
 * <p>That a block closed is said when the next thing happens. If that is a failure, it is not said
 * at all: an agent runs a call as soon as its item is done, and the arguments of one that broke off
 * are not what the model meant.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming
 *     events</a>
 */
final class AnswerStreamWriter implements StreamWriter {

    private final Stamp stamp;
    private final EventFrames frames = new EventFrames();
    private final List<StreamedItem> items = new ArrayList<>();
    private final List<StreamedItem> closing = new ArrayList<>();
    private @Nullable ResponseObject response;
    private @Nullable TokenUsage usage;

    AnswerStreamWriter(Stamp stamp) {
        this.stamp = stamp;
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case Started(String model) -> start(new ResponseObject(stamp, model), out);
            case BlockOpened(_, var block) -> open(block, out);
            case TextGrew(int index, String text) -> grow(index, text, out);
            case ReasoningGrew(int index, String text) -> grow(index, text, out);
            case ReasoningSealed(int index, var seal) -> items.get(index).seal(seal);
            case ToolInputGrew(int index, String json) -> grow(index, json, out);
            case BlockClosed(int index) -> closing.add(items.get(index));
            case UsageReported(var more) -> usage = more;
            case Finished(Finish finish) -> finish(Outcome.of(finish), out);
            case Failed(GatewayError error) -> fail(error, out);
        }
    }

    private void start(ResponseObject begun, FrameBuffer out) {
        response = begun;
        response(begun, "response.created", Outcome.IN_PROGRESS, out);
        response(begun, "response.in_progress", Outcome.IN_PROGRESS, out);
    }

    private void open(StreamEvent.Block block, FrameBuffer out) {
        close(ItemStatus.COMPLETED, out);
        StreamedItem item = new StreamedItem(frames, stamp, items.size(), block);
        items.add(item);
        item.open(out);
    }

    private void grow(int index, String piece, FrameBuffer out) {
        close(ItemStatus.COMPLETED, out);
        items.get(index).grow(piece, out);
    }

    /**
     * Says what closed.
     *
     * @param last the status of the item that began last, if it is among them
     */
    private void close(ItemStatus last, FrameBuffer out) {
        for (StreamedItem item : closing) {
            item.close(item == items.getLast() ? last : ItemStatus.COMPLETED, out);
        }
        closing.clear();
    }

    private void finish(Outcome outcome, FrameBuffer out) {
        close(outcome.lastItem(), out);
        end(outcome, out);
    }

    private void fail(GatewayError error, FrameBuffer out) {
        frames.event(out, "error", json -> ResponsesErrors.event(json, error));
        end(Outcome.failed(error), out);
    }

    private void end(Outcome outcome, FrameBuffer out) {
        if (response != null) {
            response(response, outcome.event(), outcome, out);
        }
    }

    private void response(ResponseObject object, String type, Outcome outcome, FrameBuffer out) {
        frames.event(
                out,
                type,
                json -> {
                    json.writeName("response");
                    object.write(
                            json,
                            outcome,
                            writer -> items.forEach(item -> item.write(writer)),
                            usage);
                });
    }
}
