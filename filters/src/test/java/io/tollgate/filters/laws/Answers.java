package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes answers up, whole and as events, the same ones for the same seed. */
final class Answers {

    private static final List<String> WORDS =
            List.of(
                    "rain", "café", "日本", "🦊", "\"q\"", "a\\b", "\t", "\n", "<b>&", "\u2028",
                    "e\u0301");

    private final SplittableRandom random;

    Answers(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A thought, a text, calls: any of them may be missing, but not all. */
    ChatResponse next() {
        List<Part> content = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            content.add(new Part.Reasoning(text(), null));
        }
        int calls = Math.max(0, random.nextInt(5) - 2);
        if (calls == 0 || random.nextBoolean()) {
            content.add(new Part.Text(text()));
        }
        for (int i = 0; i < calls; i++) {
            String arguments =
                    random.nextInt(3) == 0 ? "{}" : Json.object().put("x", text()).toString();
            content.add(new Part.ToolCall("call_" + i, "tool_" + random.nextInt(3), arguments));
        }
        return new ChatResponse("a-model", content, finish(calls > 0), usage());
    }

    private Finish finish(boolean called) {
        if (called) {
            return Finish.of(Finish.Reason.TOOL_CALLS);
        }
        return Finish.of(
                random.nextInt(4) == 0 ? Finish.Reason.MAX_TOKENS : Finish.Reason.END_TURN);
    }

    private TokenUsage usage() {
        return new TokenUsage(
                1 + random.nextInt(1000),
                random.nextInt(3) == 0 ? random.nextInt(1000) : 0,
                0,
                0,
                1 + random.nextInt(1000),
                random.nextInt(3) == 0 ? random.nextInt(1000) : 0);
    }

    private String text() {
        StringBuilder text = new StringBuilder("w");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.append('.').toString();
    }

    /** The answer as a stream, in pieces of any size. */
    List<StreamEvent> events(ChatResponse answer) {
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent.Started(answer.model()));
        for (int at = 0; at < answer.content().size(); at++) {
            block(at, answer.content().get(at), events);
        }
        events.add(new StreamEvent.UsageReported(answer.usage()));
        events.add(new StreamEvent.Finished(answer.finish()));
        return events;
    }

    private void block(int at, Part part, List<StreamEvent> events) {
        switch (part) {
            case Part.Text(String text) -> {
                events.add(new StreamEvent.BlockOpened(at, new Block.Text()));
                grow(text, piece -> new StreamEvent.TextGrew(at, piece), events);
            }
            case Part.Reasoning(String text, _) -> {
                events.add(new StreamEvent.BlockOpened(at, new Block.Reasoning()));
                grow(text, piece -> new StreamEvent.ReasoningGrew(at, piece), events);
            }
            case Part.ToolCall(String id, String name, String arguments) -> {
                events.add(new StreamEvent.BlockOpened(at, new Block.ToolCall(id, name)));
                grow(arguments, piece -> new StreamEvent.ToolInputGrew(at, piece), events);
            }
            default -> throw new IllegalArgumentException("no part of an answer: " + part);
        }
        events.add(new StreamEvent.BlockClosed(at));
    }

    /** Never between the halves of a character: no provider cuts there. */
    private void grow(String text, Function<String, StreamEvent> growth, List<StreamEvent> events) {
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(9));
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                end++;
            }
            events.add(growth.apply(text.substring(at, end)));
            at = end;
        }
    }
}
