package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.Markers;
import io.tollgate.filters.wire.Slice;
import java.util.List;

/**
 * More tokens than a prompt can have. The encodings of all vendors work on bytes, and a token is
 * one byte at least, so the length of a request without media is such a bound: what JSON puts
 * around each message is longer than what providers put there. Media are bounded by what their
 * vendors charge at most.
 */
public final class PromptBound {

    /** Providers say something of their own before the first message. */
    private static final long PREAMBLE = 100;

    /**
     * And more if there are tools.
     *
     * @see <a href="https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview">Tool
     *     use, pricing</a>
     */
    private static final long TOOL_PREAMBLE = 1_000;

    /** The most that a picture is charged by models of the day, with a margin. */
    private static final long IMAGE = 5_000;

    /** A document may fill the longest context there is. */
    private static final long DOCUMENT = 1_000_000;

    /** Speech at the lowest rate that is understood, in Base64. */
    private static final long AUDIO_CHARS_PER_TOKEN = 16;

    /**
     * That there are tools; and how a request that has media says so, in any dialect, or hides it.
     */
    private static final Markers MARKS =
            new Markers(
                    List.of("\"tools\"", "\"image", "\"input_", "\"document", "\"file", "\\u00"));

    private static final long TOOLS = 1;

    private PromptBound() {}

    /**
     * The bound; 0 for what is no text.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if it has media and is not what its API
     *     defines
     */
    public static long of(ClientCall call) {
        JsonMembers members = call.membersIfAny();
        if (members == null) {
            return 0;
        }
        Slice document = Slice.of(members.document());
        long marks = MARKS.in(document);
        long around = PREAMBLE + ((marks & TOOLS) == 0 ? 0 : TOOL_PREAMBLE);
        ChatRequest conversation = (marks & ~TOOLS) == 0 ? null : call.conversation();
        return document.length() + around + (conversation == null ? 0 : media(conversation));
    }

    /** What media are beyond, or short of, the bytes by which they were counted. */
    private static long media(ChatRequest conversation) {
        long tokens = 0;
        for (Message message : conversation.messages()) {
            for (Part part : message.parts()) {
                tokens += media(part);
            }
        }
        return tokens;
    }

    private static long media(Part part) {
        return switch (part) {
            case Part.Image image ->
                    image.source() instanceof ImageSource.Inline(_, String base64)
                            ? IMAGE - base64.length()
                            : IMAGE;
            case Part.Document(DocumentSource source, _) ->
                    switch (source) {
                        case DocumentSource.Plain _ -> 0;
                        case DocumentSource.Inline(_, String base64) -> DOCUMENT - base64.length();
                        case DocumentSource.Url _ -> DOCUMENT;
                    };
            case Part.Audio(_, String base64) ->
                    base64.length() / AUDIO_CHARS_PER_TOKEN - base64.length();
            case Part.ToolResult result ->
                    result.content().stream().mapToLong(PromptBound::media).sum();
            case Part.Opaque _ -> DOCUMENT;
            case Part.Text _, Part.ToolCall _, Part.Reasoning _, Part.CachePoint _ -> 0;
        };
    }
}
