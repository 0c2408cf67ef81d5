package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a message. Content and calls are counted apart, while canonical blocks count
 * both.
 *
 * @see <a href="https://docs.cohere.com/docs/streaming">Streaming responses</a>
 */
final class ChatStreamWriter implements StreamWriter {

    private record Place(String kind, int index) {}

    private final MessageFrames frames;
    private final Map<Integer, Place> places = new HashMap<>();

    /** Open calls of which no argument was heard: they get an empty object, since "" is no JSON. */
    private final Set<Integer> silent = new HashSet<>();

    private int contents;
    private int calls;
    private @Nullable TokenUsage usage;

    ChatStreamWriter(Stamp stamp) {
        this.frames = new MessageFrames(stamp);
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case Started _ -> frames.start(out);
            case BlockOpened(int block, Block.Text _) -> content(block, "text", out);
            case BlockOpened(int block, Block.Reasoning _) -> content(block, "thinking", out);
            case BlockOpened(int block, Block.ToolCall call) -> {
                silent.add(block);
                places.put(block, new Place("tool-call", calls++));
                frames.call(out, place(block).index(), call);
            }
            case TextGrew(int block, String text) ->
                    frames.grow(out, place(block).index(), "text", text);
            case ReasoningGrew(int block, String text) ->
                    frames.grow(out, place(block).index(), "thinking", text);
            case ReasoningSealed _ -> {}
            case ToolInputGrew(int block, String json) -> {
                silent.remove(block);
                frames.arguments(out, place(block).index(), json);
            }
            case BlockClosed(int block) -> close(block, out);
            case UsageReported(TokenUsage reported) -> usage = reported;
            case Finished(Finish finish) -> frames.end(out, finish, usage);
            case Failed(GatewayError error) -> frames.failed(out, error);
        }
    }

    private void content(int block, String type, FrameBuffer out) {
        places.put(block, new Place("content", contents++));
        frames.content(out, place(block).index(), type);
    }

    private void close(int block, FrameBuffer out) {
        Place place = place(block);
        if (silent.remove(block)) {
            frames.arguments(out, place.index(), "{}");
        }
        frames.close(out, place.kind(), place.index());
    }

    private Place place(int block) {
        return Objects.requireNonNull(places.get(block));
    }
}
