package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mock's replies in one dialect, made once and sent as they are, but for the time in each
 * chunk.
 *
 * <p>The text of a whole reply and that of each chunk hold the {@link #MARK} once, and nothing else
 * in a reply does: so whatever a gateway makes of framing and JSON, the load program can count what
 * arrived. In a chunk the mark is followed by a {@link Stamp}.
 */
final class Replies {

    static final char MARK = '~';

    private static final List<String> WORDS =
            List.of(
                    " the~",
                    " gateway~ reads",
                    "~ a",
                    " request~,",
                    " looks~ up",
                    " its~",
                    " mod~el",
                    " caf\u00e9~");
    private static final String SENTENCE =
            "It reads a request, looks up its \\\"model\\\" and sends it on.\\nThen caf\u00e9 is served. ";

    private final String whole;
    private final ByteBuf head;
    private final List<Chunk> chunks;
    private final ByteBuf tail;
    private final Map<Integer, ByteBuf> wholeBySize = new HashMap<>();

    private Replies(String whole, String head, String chunk, String tail) {
        this.whole = whole;
        this.head = bytes(head);
        this.chunks = WORDS.stream().map(word -> Chunk.of(chunk.replace("TEXT", word))).toList();
        this.tail = bytes(tail);
    }

    /** A whole reply of about so many bytes. */
    ByteBuf whole(int size) {
        return wholeBySize.computeIfAbsent(size, this::fill).duplicate();
    }

    /** What a stream starts with before any text. */
    ByteBuf head() {
        return head.duplicate();
    }

    Chunk chunk(int number) {
        return chunks.get(number % chunks.size());
    }

    /** What ends a stream: the reason, the usage, the terminator. */
    ByteBuf tail() {
        return tail.duplicate();
    }

    private ByteBuf fill(int size) {
        int sentences = Math.max(1, (size - whole.length()) / SENTENCE.length());
        return bytes(whole.replace("TEXT", MARK + SENTENCE.repeat(sentences)));
    }

    static ByteBuf bytes(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(utf8.length).writeBytes(utf8).asReadOnly());
    }

    static Replies of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> openAi();
            case ANTHROPIC -> anthropic();
            case OLLAMA -> ollama();
        };
    }

    private static Replies openAi() {
        String start =
                "{\"id\":\"chatcmpl-CKx1bench\",\"object\":\"chat.completion%s\",\"created\":1760000000,"
                        + "\"model\":\"gpt-4.1-2025-04-14\",";
        String end = "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_bench\"}";
        String usage =
                "\"usage\":{\"prompt_tokens\":212,\"completion_tokens\":100,\"total_tokens\":312,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
                        + "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}},";
        String whole =
                start.formatted("")
                        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"TEXT\",\"refusal\":null,"
                        + "\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                        + usage
                        + end;
        String event =
                "data: "
                        + start.formatted(".chunk")
                        + "\"choices\":[{\"index\":0,\"delta\":%s,\"logprobs\":null,\"finish_reason\":%s}],\"usage\":null,"
                        + end
                        + "\n\n";
        return new Replies(
                whole,
                event.formatted(
                        "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null"),
                event.formatted("{\"content\":\"TEXT\"}", "null"),
                event.formatted("{}", "\"stop\"")
                        + "data: "
                        + start.formatted(".chunk")
                        + "\"choices\":[],"
                        + usage
                        + end
                        + "\n\ndata: [DONE]\n\n");
    }

    private static Replies anthropic() {
        String message =
                "{\"id\":\"msg_01bench\",\"type\":\"message\",\"role\":\"assistant\","
                        + "\"model\":\"claude-sonnet-4-5-20250929\",\"content\":[%s],\"stop_reason\":%s,\"stop_sequence\":null,"
                        + "\"usage\":{\"input_tokens\":212,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,"
                        + "\"output_tokens\":%d,\"service_tier\":\"standard\"}}";
        String head =
                event("message_start", "\"message\":" + message.formatted("", "null", 1))
                        + event(
                                "content_block_start",
                                "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                        + "event: ping\ndata: {\"type\":\"ping\"}\n\n";
        String chunk = "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"TEXT\"}";
        String tail =
                event("content_block_stop", "\"index\":0")
                        + event(
                                "message_delta",
                                "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                                        + "\"usage\":{\"output_tokens\":100}")
                        + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
        return new Replies(
                message.formatted("{\"type\":\"text\",\"text\":\"TEXT\"}", "\"end_turn\"", 100),
                head,
                event("content_block_delta", chunk),
                tail);
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }

    private static Replies ollama() {
        String line =
                "{\"model\":\"llama3.1\",\"created_at\":\"2026-01-01T00:00:00.123456Z\","
                        + "\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":%s}";
        String done =
                "true,\"done_reason\":\"stop\",\"total_duration\":5191566416,\"load_duration\":2154458,"
                        + "\"prompt_eval_count\":212,\"prompt_eval_duration\":383809000,\"eval_count\":100,"
                        + "\"eval_duration\":4799921000";
        return new Replies(
                line.formatted("TEXT", done),
                "",
                line.formatted("TEXT", "false") + "\n",
                line.formatted("", done) + "\n");
    }
}
