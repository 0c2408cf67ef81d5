package io.tollgate.filters.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a message. */
public sealed interface Part {

    /** What losses call it: {@code document}; an unknown one by its dialect's own name. */
    default String word() {
        return switch (this) {
            case Text _ -> "text";
            case Image _ -> "image";
            case Document _ -> "document";
            case Audio _ -> "audio";
            case CachePoint _ -> "cache_control";
            case ToolCall _ -> "tool_use";
            case ToolResult _ -> "tool_result";
            case Reasoning _ -> "reasoning";
            case Opaque(String type) -> type;
        };
    }

    /** Plain text. */
    record Text(String text) implements Part {}

    /**
     * A picture.
     *
     * @param detail how closely to look at it, in OpenAI's words ({@code low}, {@code high}); null:
     *     the client did not say
     */
    record Image(ImageSource source, @Nullable String detail) implements Part {
        public Image(ImageSource source) {
            this(source, null);
        }
    }

    /**
     * A document, such as a PDF.
     *
     * @param name its title or file name, null if it has none
     */
    record Document(DocumentSource source, @Nullable String name) implements Part {}

    /**
     * Spoken input.
     *
     * @param format {@code wav}, {@code mp3}
     * @param base64 the sound
     */
    record Audio(String format, String base64) implements Part {}

    /**
     * Everything up to here is worth keeping in the provider's prompt cache. It says nothing of its
     * own; it stands behind the part that the client marked.
     *
     * @param ttl how long, in Anthropic's words ({@code 5m}, {@code 1h}); null: the provider's
     *     default
     */
    record CachePoint(@Nullable String ttl) implements Part {}

    /**
     * A call that the model made.
     *
     * @param id by which its result will name it
     * @param name the tool's name
     * @param arguments a JSON object as text, as the model wrote it; it may be malformed or blank
     */
    record ToolCall(String id, String name, String arguments) implements Part {}

    /**
     * What a tool answered.
     *
     * @param callId the call's id
     * @param toolName the tool's name where the dialect says it (Ollama names tools, not calls)
     * @param content text and images
     * @param error whether the tool failed
     */
    record ToolResult(String callId, @Nullable String toolName, List<Part> content, boolean error)
            implements Part {
        public ToolResult {
            content = List.copyOf(content);
        }
    }

    /**
     * What the model thought before it spoke.
     *
     * @param text the thought, possibly empty where only the seal is given
     * @param seal what proves it to its provider; goes home to that dialect or nowhere
     */
    record Reasoning(String text, @Nullable Seal seal) implements Part {}

    /**
     * A provider's signature over, or encryption of, a reasoning part.
     *
     * @param dialect where it belongs
     */
    record Seal(String dialect, String value) {}

    /**
     * A part that the canonical model has no word for. It cannot cross; whoever meets it enters it
     * in {@link Losses}.
     *
     * @param type the dialect's own name for it: {@code input_audio}
     */
    record Opaque(String type) implements Part {}
}
