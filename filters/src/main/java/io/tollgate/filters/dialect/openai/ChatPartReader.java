package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what messages are made of. */
final class ChatPartReader {

    private static final String BASE64 = ";base64,";
    private static final HarmlessDefaults IMAGE_DEFAULTS =
            new HarmlessDefaults(Map.of("detail", "\"auto\""));

    private final Losses losses;

    ChatPartReader(Losses losses) {
        this.losses = losses;
    }

    /** The parts of {@code content}, which may be a string, an array of parts, or absent. */
    List<Part> content(JsonFields message) {
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
        for (JsonNode part : content.values()) {
            parts.add(
                    part(JsonFields.of(part, message.path("content") + "[" + parts.size() + "]")));
        }
        return parts;
    }

    private Part part(JsonFields fields) {
        String type = fields.requireText("type");
        Part part =
                switch (type) {
                    case "text" -> new Part.Text(fields.requireText("text"));
                    case "refusal" -> new Part.Text(fields.requireText("refusal"));
                    case "image_url" -> new Part.Image(image(fields));
                    default -> new Part.Opaque(type);
                };
        if (!(part instanceof Part.Opaque)) {
            losses.addAll(fields.rest());
        }
        return part;
    }

    private ImageSource image(JsonFields part) {
        JsonNode value = part.require("image_url", "an object");
        if (value.isString()) {
            return source(part, "image_url", value.stringValue());
        }
        JsonFields image = JsonFields.of(value, part.path("image_url"));
        ImageSource source = source(image, "url", image.requireText("url"));
        IMAGE_DEFAULTS.takeFrom(image, losses);
        losses.addAll(image.rest());
        return source;
    }

    private static ImageSource source(JsonFields fields, String name, String url) {
        if (!url.startsWith("data:")) {
            return new ImageSource.Url(url);
        }
        int marker = url.indexOf(BASE64);
        if (marker < 0) {
            throw fields.expected(name, "a data: URL in base64");
        }
        String mediaType = url.substring("data:".length(), marker);
        return new ImageSource.Inline(mediaType, url.substring(marker + BASE64.length()));
    }

    /** A call that the assistant made; a custom tool's call has no JSON arguments. */
    Part toolCall(JsonFields call) {
        String type = call.takeText("type");
        if (type != null && !type.equals("function")) {
            return new Part.Opaque(type);
        }
        JsonFields function =
                JsonFields.of(call.require("function", "an object"), call.path("function"));
        Part part =
                new Part.ToolCall(
                        call.requireText("id"),
                        function.requireText("name"),
                        arguments(function.take("arguments")));
        call.take("index");
        losses.addAll(function.rest());
        losses.addAll(call.rest());
        return part;
    }

    /** Text by the API; some clients send the object itself. */
    private static String arguments(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return "";
        }
        return arguments.isString() ? arguments.stringValue() : arguments.toString();
    }
}
