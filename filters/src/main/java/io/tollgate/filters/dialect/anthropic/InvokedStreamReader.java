package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.AwsErrors;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Reads the stream of InvokeModelWithResponseStream: events of a message, each in Base64 within an
 * event {@code chunk}, and Bedrock's own exceptions between them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ResponseStream.html">
 *     Response stream</a>
 */
final class InvokedStreamReader implements StreamReader {

    private final MessagesStreamReader message = new MessagesStreamReader();

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        String event = frame.event();
        if ("chunk".equals(event)) {
            message.read(new Frame(null, content(frame), frame.raw()), events);
        } else if (event != null && AwsErrors.isError(event)) {
            message.fail(AwsErrors.of(event, frame.data()), events);
        }
    }

    private static Slice content(Frame chunk) {
        String bytes = Json.parseObject(chunk.data()).path("bytes").stringValue("");
        try {
            return Slice.of(Base64.getDecoder().decode(bytes));
        } catch (IllegalArgumentException e) {
            throw new MalformedInput("chunk.bytes: expected Base64", e);
        }
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        message.end(events);
    }

    @Override
    public void fail(GatewayError error, Consumer<StreamEvent> events) {
        message.fail(error, events);
    }
}
