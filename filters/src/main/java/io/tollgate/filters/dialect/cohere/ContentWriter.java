package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what messages are made of. Content of text alone is one string; parts are paragraphs. */
final class ContentWriter {

    static final String IN_RESULT = "messages[].content[].tool_result";

    private static final String IN_MESSAGE = "messages[].content[].";

    private final JsonGenerator json;
    private final Losses losses;

    ContentWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    /** What losses call a part of a message. */
    static String path(Part part) {
        return part instanceof Part.Reasoning ? "messages[].reasoning" : IN_MESSAGE + part.word();
    }

    /** The text parts, as paragraphs. */
    static String text(List<Part> parts) {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n\n"));
    }

    /** Whether a part makes a message of the user's. */
    static boolean isSaid(Part part) {
        return part instanceof Part.Text || part instanceof Part.Image;
    }

    /** The texts and pictures of a user's message, documents of plain text as texts. */
    List<Part> sayable(List<Part> parts) {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            String document = CitedDocuments.text(part);
            if (isSaid(part)) {
                kept.add(part);
            } else if (document != null) {
                kept.add(new Part.Text(document));
            } else {
                losses.add(path(part));
            }
        }
        return kept;
    }

    /** The content of a user's message, of texts and pictures. */
    void user(List<Part> parts) {
        json.writeName("content");
        if (parts.stream().noneMatch(Part.Image.class::isInstance)) {
            json.writeString(text(parts));
            return;
        }
        json.writeStartArray();
        for (Part part : parts) {
            if (part instanceof Part.Image(ImageSource source, String detail)) {
                image(source, detail);
            } else if (part instanceof Part.Text(String text)) {
                text(text);
            }
        }
        json.writeEndArray();
    }

    private void image(ImageSource source, @Nullable String detail) {
        json.writeStartObject();
        json.writeStringProperty("type", "image_url");
        json.writeObjectPropertyStart("image_url");
        json.writeStringProperty(
                "url",
                switch (source) {
                    case ImageSource.Url(String url) -> url;
                    case ImageSource.Inline(String mediaType, String base64) ->
                            DataUrl.write(mediaType, base64);
                });
        if (detail != null) {
            json.writeStringProperty("detail", detail);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void text(String text) {
        json.writeStartObject();
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    /**
     * What a tool answered: one string, or texts and documents. Pictures are left to the caller.
     */
    void result(List<Part> parts) {
        boolean documents = parts.stream().anyMatch(part -> CitedDocuments.text(part) != null);
        json.writeName("content");
        if (documents) {
            json.writeStartArray();
        }
        for (Part part : parts) {
            if (part instanceof Part.Document document && CitedDocuments.text(part) != null) {
                json.writeStartObject();
                json.writeStringProperty("type", "document");
                json.writeName("document");
                CitedDocuments.write(json, document);
                json.writeEndObject();
            } else if (part instanceof Part.Text(String text)) {
                if (documents) {
                    text(text);
                }
            } else if (!(part instanceof Part.Image)) {
                losses.add(IN_RESULT + "." + part.word());
            }
        }
        if (documents) {
            json.writeEndArray();
        } else {
            json.writeString(text(parts));
        }
    }
}
