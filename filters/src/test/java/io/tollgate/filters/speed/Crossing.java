package io.tollgate.filters.speed;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.dialect.anthropic.AnthropicClient;
import io.tollgate.filters.dialect.anthropic.AnthropicProvider;
import io.tollgate.filters.dialect.ollama.OllamaClient;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.dialect.responses.ResponsesClient;
import io.tollgate.filters.dialect.responses.ResponsesProvider;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.StreamTranslation;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A client's dialect and a provider's, with something to say between them.
 *
 * @param name such as {@code openai-anthropic}
 */
record Crossing(String name, ChatFace face, ProviderDialect client, ProviderDialect provider) {

    /** Text deltas of a stream. */
    static final int DELTAS = 100;

    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);
    private static final TargetModel MODEL = new TargetModel("a-model", 65_536, true);
    private static final Sampling SAMPLING =
            new Sampling(0.5, null, null, null, null, null, 1000, List.of());

    static Crossing of(String name) {
        String[] ends = name.split("-");
        return new Crossing(
                name,
                (ChatFace) client(ends[0]).faces().getFirst(),
                provider(ends[0]),
                provider(ends[1]));
    }

    private static ClientDialect client(String name) {
        return switch (name) {
            case "openai" -> new OpenAiClient();
            case "responses" -> new ResponsesClient();
            case "anthropic" -> new AnthropicClient();
            default -> new OllamaClient();
        };
    }

    private static ProviderDialect provider(String name) {
        return switch (name) {
            case "openai" -> new OpenAiProvider();
            case "responses" -> new ResponsesProvider();
            case "anthropic" -> new AnthropicProvider();
            default -> new OllamaProvider();
        };
    }

    /** About 32 KB of conversation in the client's dialect, with calls, results and 8 tools. */
    byte[] request() {
        return client.writeRequest(conversation(), MODEL, new Losses()).body();
    }

    /** As little as can be asked. */
    byte[] question() {
        ChatRequest hello =
                new ChatRequest(
                        "a-model",
                        new Delivery(true, true),
                        List.of(Message.of(Role.USER, "Hello")),
                        Tooling.NONE,
                        SAMPLING);
        return client.writeRequest(hello, MODEL, new Losses()).body();
    }

    byte[] crossed(byte[] request) {
        return Translation.of(ClientCall.of(face, request, Set.of(), STAMP), provider, MODEL)
                .outbound()
                .body();
    }

    StreamTranslation stream(byte[] request) {
        return Translation.of(ClientCall.of(face, request, Set.of(), STAMP), provider, MODEL)
                .stream();
    }

    private static ChatRequest conversation() {
        String text =
                "The gate opens at dawn and closes when the last cart is through. ".repeat(18);
        List<Message> messages = new ArrayList<>();
        messages.add(Message.of(Role.SYSTEM, text));
        for (int turn = 0; turn < 8; turn++) {
            String id = "call_" + turn;
            String arguments = Json.object().put("city", "Paris").put("day", turn).toString();
            messages.add(Message.of(Role.USER, text));
            messages.add(
                    new Message(
                            Role.ASSISTANT,
                            List.of(
                                    new Part.Text("I look it up."),
                                    new Part.ToolCall(id, "tool_" + turn, arguments))));
            messages.add(
                    new Message(
                            Role.USER,
                            List.of(
                                    new Part.ToolResult(
                                            id,
                                            "tool_" + turn,
                                            List.of(new Part.Text(text)),
                                            false))));
        }
        messages.add(Message.of(Role.USER, text));
        return new ChatRequest(
                "a-model",
                new Delivery(true, true),
                messages,
                new Tooling(tools(), null, null),
                SAMPLING);
    }

    private static List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var properties = Json.object();
            for (String name : List.of("city", "day", "unit", "language", "precision")) {
                properties
                        .putObject(name)
                        .put("type", "string")
                        .put("description", "What the caller wants to know of the " + name + ".");
            }
            var schema = Json.object().put("type", "object");
            schema.set("properties", properties);
            tools.add(new Tool("tool_" + i, "Looks something up, and says so.", schema, null));
        }
        return tools;
    }

    /** The frames of an answer as the provider sends it, one by one. */
    List<byte[]> frames() {
        ChatFace said = (ChatFace) client(provider.name()).faces().getFirst();
        StreamWriter writer = said.streams().writer(new Delivery(true, true), STAMP, () -> 0);
        FrameBuffer out = new FrameBuffer();
        List<byte[]> frames = new ArrayList<>();
        for (StreamEvent event : answer()) {
            writer.write(event, out);
            byte[] frame = out.drain();
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static List<StreamEvent> answer() {
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent.Started("a-model"));
        events.add(new StreamEvent.BlockOpened(0, new Block.Text()));
        for (int i = 0; i < DELTAS; i++) {
            events.add(new StreamEvent.TextGrew(0, " word" + i));
        }
        events.add(new StreamEvent.BlockClosed(0));
        events.add(new StreamEvent.UsageReported(TokenUsage.of(1000, 100)));
        events.add(new StreamEvent.Finished(Finish.of(Finish.Reason.END_TURN)));
        return events;
    }
}
