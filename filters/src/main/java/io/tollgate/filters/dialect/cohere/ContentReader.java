package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what messages are made of. A document in a message, such as a tool's result is, is the text
 * that the model is shown of it: most other APIs have no documents in results.
 */
final class ContentReader {

    private final Losses losses;

    ContentReader(Losses losses) {
        this.losses = losses;
    }

    /** The parts of {@code content}, which may be a string, an array of parts, or absent. */
    List<Part> parts(JsonFields message) {
        JsonNode content = message.take("content");
        if (content == null) {
            return List.of();
        }
        if (content.isString()) {
            return List.of(new Part.Text(content.stringValue()));
        }
        if (!content.isArray()) {
            throw message.expected("content", "a string or an array of parts");
        }
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : content) {
            String path = message.path("content") + "[" + parts.size() + "]";
            parts.add(part(JsonFields.of(part, path)));
        }
        return parts;
    }

    private Part part(JsonFields part) {
        String type = part.requireText("type");
        Part read =
                switch (type) {
                    case "text" -> new Part.Text(part.requireText("text"));
                    case "thinking" -> new Part.Reasoning(part.requireText("thinking"), null);
                    case "image_url" -> image(object(part, "image_url"));
                    case "document" ->
                            new Part.Text(DocumentReader.text(object(part, "document"), losses));
                    default -> new Part.Opaque(type);
                };
        if (!(read instanceof Part.Opaque)) {
            losses.addAll(part.rest());
        }
        return read;
    }

    private Part image(JsonFields image) {
        String url = image.requireText("url");
        DataUrl data = DataUrl.of(image, "url", url);
        String detail = image.takeText("detail");
        losses.addAll(image.rest());
        return new Part.Image(
                data == null
                        ? new ImageSource.Url(url)
                        : new ImageSource.Inline(data.mediaType(), data.base64()),
                "auto".equals(detail) ? null : detail);
    }

    /** A call that the assistant made. */
    Part call(JsonFields call) {
        call.take("type");
        JsonFields function = object(call, "function");
        Part read =
                new Part.ToolCall(
                        call.requireText("id"),
                        function.requireText("name"),
                        arguments(function.takeText("arguments")));
        losses.addAll(function.rest());
        losses.addAll(call.rest());
        return read;
    }

    private static String arguments(@Nullable String arguments) {
        return arguments == null ? "" : arguments;
    }

    private static JsonFields object(JsonFields fields, String name) {
        return JsonFields.of(fields.require(name, "an object"), fields.path(name));
    }
}
