package io.tollgate.filters.translate;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Tool;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens a request is, for providers that do not count themselves. It goes by OpenAI's
 * newest public encoding, since most vendors publish none: for English text the others differ by a
 * fifth or so. What is no text is counted by what the vendors' documentation charges at most.
 */
final class TokenEstimate {

    /** Marks around a message, a call or a tool: a role, a name, an end. */
    private static final int AROUND = 4;

    /**
     * The largest picture that Anthropic does not shrink.
     *
     * @see <a href="https://platform.claude.com/docs/en/build-with-claude/vision">Vision</a>
     */
    private static final int IMAGE = 1_600;

    /** A page of a PDF is read as text and as a picture. */
    private static final int PAGE = 3_000;

    /** What a page weighs, in Base64; nothing is decoded here. */
    private static final int PAGE_CHARS = 100_000;

    /** Speech, at some 16 KB a second. */
    private static final int AUDIO_CHARS_PER_TOKEN = 2_000;

    /** An English word is a token, and five letters or so with its blank. */
    private static final int CHARS_PER_TOKEN = 4;

    /** Takes about a millisecond for each ten thousand characters. */
    static final TokenEstimate CAREFUL = new TokenEstimate(Vocabulary::count);

    /** Takes next to no time: by the length of the texts. */
    static final TokenEstimate ROUGH =
            new TokenEstimate(text -> (text.length() + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN);

    /** Half a second of loading, for those who want to count carefully. */
    private static final class Vocabulary {

        private static final Encoding ENCODING =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

        static long count(String text) {
            return ENCODING.countTokensOrdinary(text);
        }
    }

    private final ToLongFunction<String> counter;

    private TokenEstimate(ToLongFunction<String> counter) {
        this.counter = counter;
    }

    long of(ChatRequest request) {
        long tokens = 0;
        for (Message message : request.messages()) {
            tokens += AROUND;
            for (Part part : message.parts()) {
                tokens += of(part);
            }
        }
        for (Tool tool : request.tooling().tools()) {
            tokens += of(tool);
        }
        return tokens;
    }

    private long of(Tool tool) {
        String schema = tool.inputSchema() == null ? null : tool.inputSchema().toString();
        return AROUND + text(tool.name()) + text(tool.description()) + text(schema);
    }

    private long of(Part part) {
        return switch (part) {
            case Part.Text(String text) -> text(text);
            case Part.Image _ -> IMAGE;
            case Part.Document(DocumentSource source, String name) -> text(name) + of(source);
            case Part.Audio(_, String base64) -> base64.length() / AUDIO_CHARS_PER_TOKEN;
            case Part.ToolCall call -> AROUND + text(call.name()) + text(call.arguments());
            case Part.ToolResult result ->
                    AROUND + result.content().stream().mapToLong(this::of).sum();
            case Part.Reasoning reasoning -> text(reasoning.text());
            case Part.CachePoint _, Part.Opaque _ -> 0;
        };
    }

    private long of(DocumentSource source) {
        return switch (source) {
            case DocumentSource.Plain(String text) -> text(text);
            case DocumentSource.Inline(_, String base64) ->
                    PAGE * (1L + base64.length() / PAGE_CHARS);
            case DocumentSource.Url _ -> PAGE;
        };
    }

    private long text(@Nullable String text) {
        return text == null ? 0 : counter.applyAsLong(text);
    }
}
