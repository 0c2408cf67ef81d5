package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
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
 * Reads the pieces of an answer, each of which has the form of a whole one. There is no last piece:
 * behind a reason to end, the end of the wire is a proper one, and some models give a reason with
 * every piece.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse">
 *     GenerateContentResponse</a>
 */
final class ChunkReader implements StreamReader {

    private final StreamState state = new StreamState();
    private final CandidateBlocks blocks;
    private @Nullable Finish finish;

    ChunkReader(Stamp stamp) {
        this.blocks = new CandidateBlocks(state, stamp);
    }

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        if (!state.ended() && !frame.data().isEmpty()) {
            chunk(Json.parseObject(frame.data()), events);
        }
    }

    void chunk(JsonNode chunk, Consumer<StreamEvent> events) {
        GatewayError error = StatusReader.in(chunk);
        if (error != null) {
            state.fail(error, events);
            return;
        }
        state.start(chunk.path("modelVersion").stringValue(""), events);
        TokenUsage usage = GeminiUsage.read(chunk.get(GeminiUsage.NAME));
        if (usage != null) {
            events.accept(new StreamEvent.UsageReported(usage));
        }
        if (chunk.path("promptFeedback").hasNonNull("blockReason")) {
            finish = Finish.of(Finish.Reason.CONTENT_FILTER);
        }
        for (JsonNode candidate : chunk.path("candidates")) {
            if (candidate.path("index").longValue(0) == 0 && !state.ended()) {
                candidate(candidate, events);
            }
        }
    }

    private void candidate(JsonNode candidate, Consumer<StreamEvent> events) {
        for (JsonNode part : candidate.path("content").path("parts")) {
            blocks.part(part, events);
        }
        String reason = candidate.path("finishReason").stringValue("");
        if (reason.isEmpty() || reason.equals("FINISH_REASON_UNSPECIFIED")) {
            return;
        }
        GatewayError failure = FinishReasons.failure(reason);
        if (failure != null) {
            state.fail(failure, events);
        } else {
            finish = FinishReasons.read(reason, blocks.called());
        }
    }

    @Override
    public boolean finished() {
        return finish != null;
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        if (finish != null) {
            blocks.end(events);
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
