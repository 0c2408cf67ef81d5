package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what a user's message or the result of a tool is made of. */
final class ContentWriter {

    private final JsonGenerator json;
    private final Losses losses;

    ContentWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    /**
     * Those of the parts that can be written; the others are entered as losses.
     *
     * @param path what stands before their name there
     */
    List<Part> writable(List<Part> parts, String path) {
        List<Part> writable = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Text _, Part.Image _ -> writable.add(part);
                case Part.Document document -> {
                    writable.add(part);
                    if (document.name() != null && !hasName(document.source())) {
                        losses.add(path + "document.name");
                    }
                }
                case Part.Audio _,
                        Part.CachePoint _,
                        Part.ToolCall _,
                        Part.ToolResult _,
                        Part.Reasoning _,
                        Part.Opaque _ ->
                        losses.add(path + part.word());
            }
        }
        return writable;
    }

    private static boolean hasName(DocumentSource source) {
        return source instanceof DocumentSource.Inline;
    }

    /** The array, without a name. */
    void list(List<Part> parts) {
        json.writeStartArray();
        parts.forEach(this::part);
        json.writeEndArray();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> text(text);
            case Part.Image(ImageSource source, String detail) -> image(source, detail);
            case Part.Document(DocumentSource source, String name) -> document(source, name);
            case Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Reasoning _,
                    Part.Opaque _ -> {}
        }
    }

    private void text(String text) {
        start("input_text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private void image(ImageSource source, @Nullable String detail) {
        start("input_image");
        json.writeStringProperty(
                "image_url",
                switch (source) {
                    case ImageSource.Url(String url) -> url;
                    case ImageSource.Inline(String mediaType, String base64) ->
                            DataUrl.write(mediaType, base64);
                });
        json.writeStringProperty("detail", detail == null ? "auto" : detail);
        json.writeEndObject();
    }

    private void document(DocumentSource source, @Nullable String name) {
        switch (source) {
            case DocumentSource.Plain(String text) -> text(text);
            case DocumentSource.Url(String url) -> {
                start("input_file");
                json.writeStringProperty("file_url", url);
                json.writeEndObject();
            }
            case DocumentSource.Inline file -> {
                start("input_file");
                json.writeStringProperty("filename", name == null ? file.fileName() : name);
                json.writeStringProperty(
                        "file_data", DataUrl.write(file.mediaType(), file.base64()));
                json.writeEndObject();
            }
        }
    }

    private void start(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }
}
