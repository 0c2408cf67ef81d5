package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Frame;
import java.util.function.Consumer;

/**
 * Reads one provider's stream: frames in, canonical events out, under the laws of {@link
 * StreamEvent}. A plain state machine for one stream; it never blocks and knows no Reactor.
 */
public interface StreamReader {

    /**
     * Reads the next frame. After the last event it ignores what still comes.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if the frame cannot be read; the caller then
     *     calls {@link #fail}
     */
    void read(Frame frame, Consumer<StreamEvent> events);

    /**
     * Whether the provider has said why its answer ends, where it says only afterwards what that
     * used: the event that ends the answer is then still to come.
     */
    default boolean finished() {
        return false;
    }

    /** The wire has ended. If the answer had not, closes the open blocks and says Failed. */
    void end(Consumer<StreamEvent> events);

    /** The wire broke: closes the open blocks and says Failed with {@code error}, if not ended. */
    void fail(GatewayError error, Consumer<StreamEvent> events);
}
