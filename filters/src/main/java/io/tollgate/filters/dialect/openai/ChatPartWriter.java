package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what a user's message is made of. */
final class ChatPartWriter {

    private final JsonGenerator json;
    private final Tolerance tolerance;
    private final Losses losses;

    ChatPartWriter(JsonGenerator json, Tolerance tolerance, Losses losses) {
        this.json = json;
        this.tolerance = tolerance;
        this.losses = losses;
    }

    /** Whether it needs a part of its own and cannot stand in a string. */
    static boolean isMedia(Part part) {
        return switch (part) {
            case Part.Image _, Part.Audio _ -> true;
            case Part.Document(DocumentSource source, _) ->
                    !(source instanceof DocumentSource.Plain);
            case Part.Text _,
                    Part.CachePoint _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Reasoning _,
                    Part.Opaque _ ->
                    false;
        };
    }

    /**
     * The parts that a message can hold, a document of plain text as the text that it is.
     *
     * @param path what stands before the name of those that it cannot, which are entered as losses
     */
    List<Part> sayable(List<Part> parts, String path) {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            Part sayable = sayable(part);
            if (sayable == null) {
                losses.add(path + part.word());
            } else {
                kept.add(sayable);
            }
        }
        return kept;
    }

    private @Nullable Part sayable(Part part) {
        return switch (part) {
            case Part.Text _, Part.Image _, Part.Audio _ -> part;
            case Part.Document(DocumentSource.Inline _, _) -> part;
            case Part.Document(DocumentSource.Url _, _) -> tolerance.documentUrls() ? part : null;
            case Part.Document(DocumentSource.Plain(String text), _) -> new Part.Text(text);
            case Part.Document _,
                    Part.CachePoint _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Reasoning _,
                    Part.Opaque _ ->
                    null;
        };
    }

    /** An array of parts, all of them such as {@link #sayable} gives. */
    void list(List<Part> parts) {
        json.writeStartArray();
        parts.forEach(this::part);
        json.writeEndArray();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> text(text);
            case Part.Image(ImageSource source, String detail) -> image(source, detail);
            case Part.Audio(String format, String base64) -> audio(format, base64);
            case Part.Document(DocumentSource.Inline source, String name) -> file(source, name);
            case Part.Document(DocumentSource.Url(String url), String name) -> document(url, name);
            case Part.Document _,
                    Part.CachePoint _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Reasoning _,
                    Part.Opaque _ ->
                    throw new IllegalArgumentException("not sayable: " + part.word());
        }
    }

    private void text(String text) {
        start("text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private void image(ImageSource source, @Nullable String detail) {
        start("image_url");
        json.writeObjectPropertyStart("image_url");
        json.writeStringProperty("url", url(source));
        if (detail != null) {
            json.writeStringProperty("detail", detail);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String url(ImageSource source) {
        return switch (source) {
            case ImageSource.Url(String url) -> url;
            case ImageSource.Inline(String mediaType, String base64) ->
                    DataUrl.write(mediaType, base64);
        };
    }

    private void audio(String format, String base64) {
        start("input_audio");
        json.writeObjectPropertyStart("input_audio");
        json.writeStringProperty("data", base64);
        json.writeStringProperty("format", format);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void file(DocumentSource.Inline source, @Nullable String name) {
        start("file");
        json.writeObjectPropertyStart("file");
        json.writeStringProperty("filename", name == null ? source.fileName() : name);
        json.writeStringProperty("file_data", DataUrl.write(source.mediaType(), source.base64()));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** As Mistral has it. */
    private void document(String url, @Nullable String name) {
        start("document_url");
        json.writeStringProperty("document_url", url);
        if (name != null) {
            json.writeStringProperty("document_name", name);
        }
        json.writeEndObject();
    }

    private void start(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }
}
