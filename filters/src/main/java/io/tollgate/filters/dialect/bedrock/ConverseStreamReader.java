package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.AwsErrors;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of ConverseStream. What was used comes in {@code metadata}, as a rule behind the
 * end of the answer; events of other names are ignored.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamOutput.html">
 *     The stream's events</a>
 */
final class ConverseStreamReader implements StreamReader {

    private final StreamState state = new StreamState();
    private final ContentBlocks blocks = new ContentBlocks(state);
    private @Nullable Finish finish;
    private boolean reported;

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        String event = frame.event();
        if (state.ended() || event == null) {
            return;
        }
        if (finish != null) {
            afterwards(event, frame, events);
            return;
        }
        switch (event) {
            case "messageStart" -> state.start("", events);
            case "contentBlockStart" -> blocks.start(data(frame), events);
            case "contentBlockDelta" -> blocks.grow(data(frame), events);
            case "contentBlockStop" -> blocks.stop(data(frame), events);
            case "messageStop" -> stopped(data(frame), events);
            case "metadata" -> metadata(data(frame), events);
            default -> {
                if (AwsErrors.isError(event)) {
                    state.fail(AwsErrors.of(event, frame.data()), events);
                }
            }
        }
    }

    /** Behind the end of the answer comes what it used; it is none the worse if that does not. */
    private void afterwards(String event, Frame frame, Consumer<StreamEvent> events) {
        if (event.equals("metadata")) {
            metadata(data(frame), events);
        } else if (AwsErrors.isError(event)) {
            end(events);
        }
    }

    private static JsonNode data(Frame frame) {
        return Json.parseObject(frame.data());
    }

    private void stopped(JsonNode stop, Consumer<StreamEvent> events) {
        GatewayError failure = StopReasons.failure(stop);
        if (failure != null) {
            state.fail(failure, events);
            return;
        }
        state.start("", events);
        state.closeAll(events);
        finish = StopReasons.read(stop);
        if (reported) {
            end(events);
        }
    }

    private void metadata(JsonNode metadata, Consumer<StreamEvent> events) {
        TokenUsage usage = ConverseUsage.in(metadata);
        if (usage != null) {
            state.start("", events);
            events.accept(new StreamEvent.UsageReported(usage));
            reported = true;
        }
        if (finish != null) {
            end(events);
        }
    }

    @Override
    public boolean finished() {
        return finish != null;
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        if (finish != null) {
            state.finish(finish, events);
        } else {
            state.wireEnded(events);
        }
    }

    @Override
    public void fail(GatewayError error, Consumer<StreamEvent> events) {
        state.fail(error, events);
    }
}
