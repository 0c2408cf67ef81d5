package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a stream together again. */
final class Merge {

    private final List<Block> blocks = new ArrayList<>();
    private final List<StringBuilder> texts = new ArrayList<>();
    private String model = "";
    private @Nullable TokenUsage usage;
    private @Nullable Finish finish;

    private Merge() {}

    static ChatResponse of(List<StreamEvent> events) {
        Merge merge = new Merge();
        events.forEach(merge::add);
        if (merge.finish == null) {
            throw new AssertionError("no end: " + events);
        }
        return new ChatResponse(merge.model, merge.parts(), merge.finish, merge.usage);
    }

    private void add(StreamEvent event) {
        switch (event) {
            case StreamEvent.Started(String name) -> model = name;
            case StreamEvent.BlockOpened(_, Block block) -> {
                blocks.add(block);
                texts.add(new StringBuilder());
            }
            case StreamEvent.TextGrew(int at, String text) -> texts.get(at).append(text);
            case StreamEvent.ReasoningGrew(int at, String text) -> texts.get(at).append(text);
            case StreamEvent.ToolInputGrew(int at, String text) -> texts.get(at).append(text);
            case StreamEvent.UsageReported(TokenUsage reported) -> usage = reported;
            case StreamEvent.Finished(Finish end) -> finish = end;
            case StreamEvent.ReasoningSealed _, StreamEvent.BlockClosed _ -> {}
            case StreamEvent.Failed(var error) -> throw new AssertionError(error.message());
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            String text = texts.get(at).toString();
            parts.add(
                    switch (blocks.get(at)) {
                        case Block.Text _ -> new Part.Text(text);
                        case Block.Reasoning _ -> new Part.Reasoning(text, null);
                        case Block.ToolCall(String id, String name) ->
                                new Part.ToolCall(id, name, text);
                    });
        }
        return parts;
    }
}
