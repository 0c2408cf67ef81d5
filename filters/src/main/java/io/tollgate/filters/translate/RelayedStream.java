package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.MalformedInput;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose bytes go on as they came. They go on frame by frame, so that a stream that breaks
 * off inside a frame can still be ended with an error that the client's parser understands.
 */
final class RelayedStream implements StreamTranslation {

    private final ChatFace face;
    private final StreamWatch watch;
    private final FirstSign firstSign;
    private final Framing framing;
    private final Passed passed;
    private final FrameBuffer out = new FrameBuffer();
    private @Nullable GatewayError failure;

    RelayedStream(ChatFace face, StreamWatch watch, FirstSign firstSign, Passed passed) {
        this.face = face;
        this.watch = watch;
        this.firstSign = firstSign;
        this.passed = passed;
        this.framing = face.streamFormat().newFraming();
    }

    @Override
    public byte @Nullable [] feed(byte[] bytes) {
        if (failure != null) {
            return null;
        }
        try {
            framing.feed(bytes, this::relay);
            return out.drain();
        } catch (MalformedInput e) {
            return fail(StreamFaults.malformed(e));
        }
    }

    private void relay(Frame frame) {
        if (!firstSign.begun() && failure == null) {
            firstSign.read(frame);
            failure = firstSign.error();
        }
        if (watch.passes(frame)) {
            if (firstSign.begun()) {
                passed.frame(frame.raw().length());
            }
            out.raw(frame.raw());
        }
        if (watch.ended()) {
            passed.finish();
        }
    }

    @Override
    public byte @Nullable [] end() {
        if (failure != null) {
            return null;
        }
        framing.end(this::relayLast);
        return watch.ended() ? out.drain() : fail(StreamFaults.endedEarly());
    }

    /** A frame that lacks its delimiter is whole only if it is the one that ends the answer. */
    private void relayLast(Frame frame) {
        boolean passes = watch.passes(frame);
        if (passes && watch.ended()) {
            out.raw(frame.raw());
        }
    }

    @Override
    public byte @Nullable [] fail(GatewayError error) {
        if (failure != null || watch.ended()) {
            return null;
        }
        failure = error;
        out.raw(face.fault().write(error));
        return out.drain();
    }

    @Override
    public boolean begun() {
        return firstSign.begun();
    }

    @Override
    public boolean withheld() {
        return firstSign.withheld();
    }

    @Override
    public @Nullable GatewayError failure() {
        return failure;
    }
}
