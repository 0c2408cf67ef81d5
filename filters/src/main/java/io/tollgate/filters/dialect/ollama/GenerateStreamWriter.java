package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.ReasoningGrew;
import io.tollgate.filters.dialect.StreamEvent.ReasoningSealed;
import io.tollgate.filters.dialect.StreamEvent.Started;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of a generated answer. Its request offers no tools, so there are no calls to
 * write.
 */
final class GenerateStreamWriter implements StreamWriter {

    private AnswerFields fields;
    private @Nullable TokenUsage usage;

    GenerateStreamWriter(Stamp stamp) {
        this.fields = new AnswerFields("", stamp);
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case Started(String model) -> fields = new AnswerFields(model, fields.stamp());
            case TextGrew(_, String text) -> line(out, text, "");
            case ReasoningGrew(_, String text) -> line(out, "", text);
            case BlockOpened _, ReasoningSealed _, ToolInputGrew _, BlockClosed _ -> {}
            case UsageReported(TokenUsage reported) -> usage = reported;
            case Finished(Finish finish) -> end(out, finish);
            case Failed(var error) -> OllamaErrors.line(out, error);
        }
    }

    private void line(FrameBuffer out, String response, String thinking) {
        out.line(
                json -> {
                    fields.begin(json);
                    GenerateResponseWriter.said(json, response, thinking);
                    fields.goOn(json);
                });
    }

    private void end(FrameBuffer out, Finish finish) {
        out.line(
                json -> {
                    fields.begin(json);
                    GenerateResponseWriter.said(json, "", "");
                    fields.end(json, finish, usage);
                });
    }
}
