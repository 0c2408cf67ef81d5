package io.tollgate.app.demo;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** One answer of a simulated model, and the trouble that was ordered with it. */
final class DemoAnswer {

    private final ChatFace face;
    private final ChatRequest request;
    private final Rehearsal rehearsal;
    private final Stamp stamp;

    DemoAnswer(ChatFace face, ChatRequest request, Rehearsal rehearsal, Stamp stamp) {
        this.face = face;
        this.request = request;
        this.rehearsal = rehearsal;
        this.stamp = stamp;
    }

    Mono<Void> send(HttpServerResponse response) {
        if (rehearsal.failStatus() > 0) {
            return Mono.error(new OrderedFailure(rehearsal.failStatus()));
        }
        if (rehearsal.garbage()) {
            return response.header(HttpHeaderNames.CONTENT_TYPE, "text/html")
                    .sendString(Mono.just("<html><body>It works!</body></html>"))
                    .then();
        }
        ChatResponse answer = DemoModels.answer(request, rehearsal.words(), stamp.id());
        return request.delivery().stream() ? stream(response, answer) : whole(response, answer);
    }

    private Mono<Void> whole(HttpServerResponse response, ChatResponse answer) {
        if (rehearsal.cutAfter() >= 0) {
            return cut(response);
        }
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .sendByteArray(Mono.just(face.writer().write(answer, stamp)))
                .then();
    }

    private static Mono<Void> cut(HttpServerResponse response) {
        return Mono.fromRunnable(() -> response.withConnection(DemoAnswer::close));
    }

    private static void close(Connection connection) {
        var _ = connection.channel().close();
    }

    private Mono<Void> stream(HttpServerResponse response, ChatResponse answer) {
        StreamWriter writer = face.streams().writer(request.delivery(), stamp, () -> 0);
        FrameBuffer out = new FrameBuffer();
        List<List<StreamEvent>> steps = steps(answer);
        int end =
                rehearsal.cutAfter() < 0
                        ? steps.size()
                        : Math.min(rehearsal.cutAfter() + 1, steps.size());
        Flux<byte[]> frames =
                Flux.range(0, end)
                        .concatMap(i -> Mono.just(i).delayElement(pause(i)), 1)
                        .<byte[]>handle(
                                (i, sink) -> {
                                    steps.get(i).forEach(event -> writer.write(event, out));
                                    byte[] bytes = out.drain();
                                    if (bytes != null) {
                                        sink.next(bytes);
                                    }
                                });
        Mono<Void> sent =
                response.header(HttpHeaderNames.CONTENT_TYPE, face.streamFormat().mediaType())
                        .send(
                                frames.map(bytes -> response.alloc().buffer().writeBytes(bytes)),
                                _ -> true)
                        .then();
        return end < steps.size() ? sent.then(cut(response)) : sent;
    }

    private Duration pause(int step) {
        boolean midway = step == rehearsal.stallAfter() && !rehearsal.stallMidway().isZero();
        return midway ? rehearsal.stallMidway() : step == 0 ? Duration.ZERO : rehearsal.pace();
    }

    /** The answer's events, a word or a piece of a call at a time. */
    private static List<List<StreamEvent>> steps(ChatResponse answer) {
        List<List<StreamEvent>> steps = new ArrayList<>();
        steps.add(List.of(new StreamEvent.Started(answer.model())));
        List<Part> content = answer.content();
        for (int i = 0; i < content.size(); i++) {
            steps.addAll(steps(i, content.get(i)));
        }
        List<StreamEvent> last = new ArrayList<>();
        @Nullable TokenUsage usage = answer.usage();
        if (usage != null) {
            last.add(new StreamEvent.UsageReported(usage));
        }
        last.add(new StreamEvent.Finished(answer.finish()));
        steps.add(last);
        return steps;
    }

    private static List<List<StreamEvent>> steps(int index, Part part) {
        List<StreamEvent> pieces =
                switch (part) {
                    case Part.Text(String text) ->
                            DemoModels.words(text).stream()
                                    .<StreamEvent>map(word -> new TextGrew(index, word))
                                    .toList();
                    case Part.ToolCall call -> halves(index, call.arguments());
                    default -> List.of();
                };
        List<List<StreamEvent>> steps = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            List<StreamEvent> step = new ArrayList<>();
            if (i == 0) {
                step.add(new BlockOpened(index, block(part)));
            }
            step.add(pieces.get(i));
            if (i == pieces.size() - 1) {
                step.add(new BlockClosed(index));
            }
            steps.add(step);
        }
        return steps;
    }

    private static List<StreamEvent> halves(int index, String arguments) {
        int middle = arguments.length() / 2;
        return List.of(
                new ToolInputGrew(index, arguments.substring(0, middle)),
                new ToolInputGrew(index, arguments.substring(middle)));
    }

    private static Block block(Part part) {
        return part instanceof Part.ToolCall call
                ? new Block.ToolCall(call.id(), call.name())
                : new Block.Text();
    }
}
