package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/** Writes the parts of the user's side. */
final class UserParts {

    private static final String CONTENT = "messages[].content[].";
    private static final String RESULT = "tool_result.";

    private final JsonGenerator json;
    private final PartWriter parts;
    private final RequestStyle style;
    private final Losses losses;

    UserParts(JsonGenerator json, RequestStyle style, Losses losses) {
        this.json = json;
        this.parts = new PartWriter(json);
        this.style = style;
        this.losses = losses;
    }

    /** Results come first: right behind the calls that they answer. */
    void write(List<Part> all) {
        List<Part> shown = new ArrayList<>();
        for (Part part : all) {
            if (part instanceof Part.ToolResult result) {
                result(result, shown);
            }
        }
        shown.forEach(part -> part(part, RESULT));
        for (Part part : all) {
            if (!(part instanceof Part.ToolResult)) {
                part(part, "");
            }
        }
    }

    /**
     * A result.
     *
     * @param shown takes in what the model cannot see within a result
     */
    private void result(Part.ToolResult result, List<Part> shown) {
        StringBuilder text = new StringBuilder();
        List<Part> others = new ArrayList<>();
        for (Part part : result.content()) {
            if (part instanceof Part.Text(String said)) {
                text.append(said);
            } else if (isShowable(part)) {
                others.add(part);
            } else {
                losses.add(CONTENT + RESULT + word(part));
            }
        }
        json.writeStartObject();
        json.writeObjectPropertyStart("functionResponse");
        if (style.ids()) {
            json.writeStringProperty("id", result.callId());
        }
        json.writeStringProperty("name", Objects.requireNonNullElse(result.toolName(), ""));
        ToolResults.write(json, text.toString(), result.error());
        if (!style.model().seesResults()) {
            shown.addAll(others);
        } else if (!others.isEmpty()) {
            json.writeArrayPropertyStart("parts");
            others.forEach(part -> part(part, RESULT));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Of pictures, those at an address are lost. */
    private static String word(Part part) {
        return part instanceof Part.Image ? "image_url" : part.word();
    }

    private boolean isShowable(Part part) {
        return switch (part) {
            case Part.Image(var source, _) ->
                    source instanceof ImageSource.Inline || !style.model().seesResults();
            case Part.Document(var source, _) ->
                    !(source instanceof DocumentSource.Url) || !style.model().seesResults();
            default -> false;
        };
    }

    /**
     * @param place what stands before its name in losses
     */
    private void part(Part part, String place) {
        switch (part) {
            case Part.Text(String text) -> parts.text(text, null);
            case Part.Image(var source, String detail) -> {
                image(source);
                if (detail != null) {
                    losses.add(CONTENT + place + "image.detail");
                }
            }
            case Part.Document(var source, String name) -> {
                document(source);
                if (name != null) {
                    losses.add(CONTENT + place + "document.name");
                }
            }
            case Part.Audio(String format, String base64) ->
                    parts.inline("audio/" + format, base64);
            case Part.Reasoning _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.CachePoint _,
                    Part.Opaque _ ->
                    losses.add(CONTENT + place + part.word());
        }
    }

    private void image(ImageSource source) {
        switch (source) {
            case ImageSource.Inline(String mediaType, String base64) ->
                    parts.inline(mediaType, base64);
            case ImageSource.Url(String url) -> parts.file(guess(url), url);
        }
    }

    private void document(DocumentSource source) {
        switch (source) {
            case DocumentSource.Inline(String mediaType, String base64) ->
                    parts.inline(mediaType, base64);
            case DocumentSource.Plain(String text) ->
                    parts.inline(
                            "text/plain",
                            Base64.getEncoder()
                                    .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            case DocumentSource.Url(String url) -> parts.file(DataUrl.mediaType(path(url)), url);
        }
    }

    /** Vertex AI demands a type; what the address does not tell is the most usual one. */
    private static String guess(String url) {
        String guess = URLConnection.guessContentTypeFromName(path(url));
        return guess == null || !guess.startsWith("image/") ? "image/jpeg" : guess;
    }

    private static String path(String url) {
        int end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }
}
