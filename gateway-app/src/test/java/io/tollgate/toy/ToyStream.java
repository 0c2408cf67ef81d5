package io.tollgate.toy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.NdjsonFraming;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pieces, a line each, both ways. */
final class ToyStream {

    /** Lines under a media type that nobody has heard of. */
    static final StreamFormat FORMAT =
            new StreamFormat("toy", "application/x-toy-lines", NdjsonFraming::new);

    private ToyStream() {}

    static byte[] line(String json) {
        return (json + "\n").getBytes(UTF_8);
    }

    static ObjectNode counted(ObjectNode object, @Nullable TokenUsage usage) {
        return usage == null
                ? object
                : object.put("heard", usage.totalInput()).put("spoken", usage.totalOutput());
    }

    static @Nullable TokenUsage usage(JsonNode object) {
        return object.has("heard")
                ? TokenUsage.of(object.path("heard").longValue(), object.path("spoken").longValue())
                : null;
    }

    /** For clients. */
    static final class Writer implements StreamWriter {

        private @Nullable TokenUsage usage;

        @Override
        public void write(StreamEvent event, FrameBuffer out) {
            switch (event) {
                case StreamEvent.TextGrew(_, String text) ->
                        out.raw(line(Json.object().put("bit", text).toString()));
                case StreamEvent.UsageReported(TokenUsage reported) -> usage = reported;
                case StreamEvent.Finished _ ->
                        out.raw(line(counted(Json.object().put("over", true), usage).toString()));
                case StreamEvent.Failed(GatewayError error) -> out.raw(line(ToyClient.oops(error)));
                default -> {}
            }
        }
    }

    /** Of providers. */
    static final class Reader implements StreamReader {

        private final StreamState state = new StreamState();
        private int block = -1;

        @Override
        public void read(Frame frame, Consumer<StreamEvent> events) {
            if (state.ended() || frame.data().isEmpty()) {
                return;
            }
            JsonNode line = Json.parse(frame.data());
            state.start("", events);
            if (line.has("over")) {
                TokenUsage usage = usage(line);
                if (usage != null) {
                    events.accept(new StreamEvent.UsageReported(usage));
                }
                state.finish(Finish.of(Finish.Reason.END_TURN), events);
                return;
            }
            if (block < 0) {
                block = state.open(new StreamEvent.Block.Text(), events);
            }
            events.accept(new StreamEvent.TextGrew(block, line.path("bit").stringValue()));
        }

        @Override
        public void end(Consumer<StreamEvent> events) {
            state.wireEnded(events);
        }

        @Override
        public void fail(GatewayError error, Consumer<StreamEvent> events) {
            state.fail(error, events);
        }
    }
}
