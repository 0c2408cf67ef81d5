package io.tollgate.filters.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.eventstream.HeaderType;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/**
 * Amazon's event stream: binary messages that say how long they are, with two checksums. AWS's own
 * library reads a message; it is cut out here, as the library would hold one of any length. An
 * event's frame has its type for a name, an exception's frame the exception's; the payload is the
 * data.
 *
 * @see <a href="https://smithy.io/2.0/aws/amazon-eventstream.html">Event stream specification</a>
 */
public final class EventStreamFraming implements Framing {

    public static final String NAME = "eventstream";
    public static final String MEDIA_TYPE = "application/vnd.amazon.eventstream";

    /** The name of frames that say, in no modelled way, that the stream has failed. */
    public static final String ERROR = "error";

    private static final int PRELUDE = 12;
    private static final int PRELUDE_CHECKSUM = 8;
    private static final int SHORTEST = PRELUDE + Integer.BYTES;

    private final HeldBytes held = new HeldBytes();

    @Override
    public void feed(byte[] bytes, Consumer<Frame> frames) {
        Slice all = held.with(bytes);
        int start = 0;
        int length = length(all, start);
        while (length > 0 && length <= all.to() - start) {
            frames.accept(frame(new Slice(all.array(), start, start + length)));
            start += length;
            length = length(all, start);
        }
        held.hold(start);
    }

    /** A message that is not whole holds nothing that could be trusted. */
    @Override
    public void end(Consumer<Frame> frames) {
        if (!held.release().isEmpty()) {
            throw new MalformedInput("the stream ends within a message");
        }
    }

    /** Of the message that begins at {@code start}; 0 if not enough of it is there to know. */
    private static int length(Slice all, int start) {
        if (all.to() - start < PRELUDE) {
            return 0;
        }
        ByteBuffer prelude = ByteBuffer.wrap(all.array(), start, PRELUDE).slice();
        CRC32 checksum = new CRC32();
        checksum.update(all.array(), start, PRELUDE_CHECKSUM);
        if ((int) checksum.getValue() != prelude.getInt(PRELUDE_CHECKSUM)) {
            throw new MalformedInput("the checksum of a message's prelude is wrong");
        }
        int length = prelude.getInt(0);
        if (length < SHORTEST || length > MAX_FRAME_BYTES) {
            throw new MalformedInput("a message is shorter or longer than is possible");
        }
        return length;
    }

    private static Frame frame(Slice raw) {
        Message message = decode(raw);
        Slice payload = Slice.of(message.getPayload());
        return switch (text(message, ":message-type")) {
            case "exception" -> new Frame(text(message, ":exception-type"), payload, raw);
            case ERROR -> new Frame(ERROR, error(message), raw);
            case null, default -> new Frame(text(message, ":event-type"), payload, raw);
        };
    }

    private static Message decode(Slice raw) {
        try {
            return Message.decode(ByteBuffer.wrap(raw.array(), raw.from(), raw.length()).slice());
        } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
            throw new MalformedInput("a message is damaged", e);
        }
    }

    /** An error has its code and what it says in its headers; as JSON it can be read as others. */
    private static Slice error(Message message) {
        return Slice.of(
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("code", text(message, ":error-code"));
                            json.writeStringProperty("message", text(message, ":error-message"));
                            json.writeEndObject();
                        }));
    }

    private static @Nullable String text(Message message, String header) {
        HeaderValue value = message.getHeaders().get(header);
        return value == null || value.getType() != HeaderType.STRING ? null : value.getString();
    }
}
