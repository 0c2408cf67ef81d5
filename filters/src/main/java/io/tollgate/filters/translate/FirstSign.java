package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the beginning of a stream whose bytes pass through, until it has begun or has failed. It
 * gives the provider the benefit of the doubt: JSON that the dialect's reader cannot make sense of
 * is taken for an answer of a newer kind.
 */
final class FirstSign {

    /** Of what is no success; the body says what it is. */
    private static final int SOME_FAILURE = 500;

    private static final byte[] BRACKET = {'['};

    private final ProviderDialect dialect;
    private final @Nullable StreamReader reader;
    private final Onset onset = new Onset();

    /** With something of which no events were read. */
    private boolean begunPlainly;

    private @Nullable GatewayError error;

    /**
     * @param reader of the stream, null where the dialect has none for what was asked
     */
    FirstSign(ProviderDialect dialect, @Nullable StreamReader reader) {
        this.dialect = dialect;
        this.reader = reader;
    }

    /**
     * @throws MalformedInput if that is no JSON
     */
    void read(Frame frame) {
        if (reader == null) {
            readPlainly(frame);
            return;
        }
        try {
            reader.read(frame, this::take);
        } catch (MalformedInput e) {
            Json.parseObject(frame.data());
            begunPlainly = true;
        }
    }

    /** Comments have no data, and {@code [DONE]} ends what was nothing. */
    private void readPlainly(Frame frame) {
        if (frame.data().isEmpty() || frame.data().startsWith(BRACKET)) {
            return;
        }
        ObjectNode data = Json.parseObject(frame.data());
        if (data.hasNonNull("error")) {
            error = dialect.readError(SOME_FAILURE, frame.data().toByteArray());
        } else {
            begunPlainly = true;
        }
    }

    private void take(StreamEvent event) {
        if (event instanceof StreamEvent.Failed(GatewayError failed)) {
            error = failed;
        }
        onset.see(event);
    }

    boolean begun() {
        return begunPlainly || onset.begun();
    }

    boolean withheld() {
        return onset.withheld();
    }

    /** What the stream said instead of an answer, null if it did not. */
    @Nullable GatewayError error() {
        return error;
    }
}
