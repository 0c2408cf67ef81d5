package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream that is read in one dialect and written in another, event by event. */
final class TranscodedStream implements StreamTranslation {

    private final Framing framing;
    private final StreamReader reader;
    private final StreamWriter writer;
    private final String model;
    private final Passed passed;
    private final Consumer<TokenUsage> usage;
    private final FrameBuffer out = new FrameBuffer();
    private final Onset onset = new Onset();
    private @Nullable GatewayError failure;

    /**
     * @param model that was asked, for providers that do not name what answers
     */
    TranscodedStream(
            Framing framing,
            StreamReader reader,
            StreamWriter writer,
            String model,
            Passed passed,
            Consumer<TokenUsage> usage) {
        this.framing = framing;
        this.reader = reader;
        this.writer = writer;
        this.model = model;
        this.passed = passed;
        this.usage = usage;
    }

    @Override
    public byte @Nullable [] feed(byte[] bytes) {
        if (failure != null) {
            return null;
        }
        try {
            framing.feed(bytes, this::read);
        } catch (MalformedInput e) {
            reader.fail(StreamFaults.malformed(e), this::write);
        }
        return out.drain();
    }

    @Override
    public byte @Nullable [] end() {
        if (failure != null) {
            return null;
        }
        try {
            framing.end(this::read);
            reader.end(this::write);
        } catch (MalformedInput e) {
            reader.fail(StreamFaults.endedEarly(), this::write);
        }
        return out.drain();
    }

    @Override
    public byte @Nullable [] fail(GatewayError error) {
        reader.fail(error, this::write);
        return out.drain();
    }

    @Override
    public @Nullable GatewayError failure() {
        return failure;
    }

    @Override
    public boolean begun() {
        return onset.begun();
    }

    @Override
    public boolean withheld() {
        return onset.withheld();
    }

    private void read(Frame frame) {
        reader.read(frame, this::write);
        if (reader.finished()) {
            passed.finish();
        }
    }

    private void write(StreamEvent event) {
        if (event instanceof StreamEvent.UsageReported(TokenUsage reported)) {
            usage.accept(reported);
        } else if (event instanceof StreamEvent.Failed(GatewayError error)) {
            failure = error;
        } else {
            count(event);
        }
        onset.see(event);
        writer.write(named(event), out);
    }

    private StreamEvent named(StreamEvent event) {
        return event instanceof StreamEvent.Started(String said) && said.isEmpty()
                ? new StreamEvent.Started(model)
                : event;
    }

    private void count(StreamEvent event) {
        switch (event) {
            case StreamEvent.TextGrew(_, String text) -> passed.text(text.length());
            case StreamEvent.ReasoningGrew(_, String text) -> passed.text(text.length());
            case StreamEvent.ToolInputGrew(_, String json) -> passed.text(json.length());
            case StreamEvent.Finished _ -> passed.finish();
            default -> {}
        }
    }
}
