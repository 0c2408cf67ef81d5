package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer, which is a stream of one piece. */
final class AnswerReader {

    private final List<Growing> blocks = new ArrayList<>();
    private String model = "";
    private @Nullable TokenUsage usage;
    private @Nullable Finish finish;
    private @Nullable GatewayError error;

    private AnswerReader() {}

    private static final class Growing {
        private final StreamEvent.Block kind;
        private final StringBuilder text = new StringBuilder();
        private Part.@Nullable Seal seal;

        private Growing(StreamEvent.Block kind) {
            this.kind = kind;
        }

        private Part part() {
            return switch (kind) {
                case StreamEvent.Block.Text _ -> new Part.Text(text.toString());
                case StreamEvent.Block.Reasoning _ -> new Part.Reasoning(text.toString(), seal);
                case StreamEvent.Block.ToolCall(String id, String name) ->
                        new Part.ToolCall(id, name, text.isEmpty() ? "{}" : text.toString());
            };
        }
    }

    /**
     * @throws GatewayException if the answer is a failure under a status that says otherwise
     */
    static ChatResponse read(byte[] body, Stamp stamp) {
        ChunkReader chunks = new ChunkReader(stamp);
        AnswerReader answer = new AnswerReader();
        chunks.chunk(Json.parseObject(body), answer::take);
        if (!chunks.finished() && answer.error == null) {
            throw new MalformedInput("candidates[0].finishReason: expected a string");
        }
        chunks.end(answer::take);
        if (answer.error != null) {
            throw new GatewayException(answer.error);
        }
        return new ChatResponse(
                answer.model,
                answer.blocks.stream().map(Growing::part).toList(),
                answer.finish == null ? Finish.of(Finish.Reason.END_TURN) : answer.finish,
                answer.usage);
    }

    private void take(StreamEvent event) {
        switch (event) {
            case StreamEvent.Started(String name) -> model = name;
            case StreamEvent.BlockOpened(_, var kind) -> blocks.add(new Growing(kind));
            case StreamEvent.TextGrew(int index, String text) ->
                    blocks.get(index).text.append(text);
            case StreamEvent.ReasoningGrew(int index, String text) ->
                    blocks.get(index).text.append(text);
            case StreamEvent.ReasoningSealed(int index, var seal) -> blocks.get(index).seal = seal;
            case StreamEvent.ToolInputGrew(int index, String json) ->
                    blocks.get(index).text.append(json);
            case StreamEvent.BlockClosed _ -> {}
            case StreamEvent.UsageReported(var reported) -> usage = reported;
            case StreamEvent.Finished(var reason) -> finish = reason;
            case StreamEvent.Failed(var failure) -> error = failure;
        }
    }
}
