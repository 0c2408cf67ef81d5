package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Plays recorded bytes through a reader, cut in any way. */
public final class Replay {

    private final StreamFormat format;
    private final Supplier<StreamReader> readers;

    public Replay(StreamFormat format, Supplier<StreamReader> readers) {
        this.format = format;
        this.readers = readers;
    }

    /** The events of the stream in one piece. */
    public List<StreamEvent> events(byte[] stream) {
        return events(List.of(stream));
    }

    /** The events of the stream in these pieces; malformed input ends it as the gateway ends it. */
    public List<StreamEvent> events(List<byte[]> pieces) {
        List<StreamEvent> events = new ArrayList<>();
        StreamReader reader = readers.get();
        Framing framing = format.newFraming();
        try {
            for (byte[] piece : pieces) {
                framing.feed(piece, frame -> reader.read(frame, events::add));
            }
            framing.end(frame -> reader.read(frame, events::add));
            reader.end(events::add);
        } catch (MalformedInput e) {
            reader.fail(
                    GatewayError.of(GatewayError.Kind.UPSTREAM_BROKEN, "malformed"), events::add);
        }
        return events;
    }

    /** The stream cut in two at {@code at}. */
    public static List<byte[]> cutAt(byte[] stream, int at) {
        return List.of(
                Arrays.copyOfRange(stream, 0, at), Arrays.copyOfRange(stream, at, stream.length));
    }

    /** The stream byte by byte. */
    public static List<byte[]> singly(byte[] stream) {
        List<byte[]> pieces = new ArrayList<>(stream.length);
        for (byte b : stream) {
            pieces.add(new byte[] {b});
        }
        return pieces;
    }
}
