package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what messages are made of. */
final class ChatPartReader {

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
        int index = 0;
        for (JsonNode part : content.values()) {
            part(JsonFields.of(part, message.path("content") + "[" + index++ + "]"), parts);
        }
        return parts;
    }

    /** Gateways and compatible servers take Anthropic's cache points on these parts. */
    private void part(JsonFields fields, List<Part> parts) {
        String type = fields.requireText("type");
        Part part =
                switch (type) {
                    case "text" -> new Part.Text(fields.requireText("text"));
                    case "refusal" -> new Part.Text(fields.requireText("refusal"));
                    case "image_url" -> image(fields);
                    case "input_audio" -> audio(fields);
                    case "file" -> document(fields);
                    case "document_url" -> documentAt(fields);
                    default -> new Part.Opaque(type);
                };
        parts.add(part);
        Part.CachePoint cachePoint = CacheControl.take(fields);
        if (cachePoint != null) {
            parts.add(cachePoint);
        }
        if (!(part instanceof Part.Opaque)) {
            losses.addAll(fields.rest());
        }
    }

    private Part image(JsonFields part) {
        JsonNode value = part.require("image_url", "an object");
        if (value.isString()) {
            return new Part.Image(source(part, "image_url", value.stringValue()));
        }
        JsonFields image = JsonFields.of(value, part.path("image_url"));
        ImageSource source = source(image, "url", image.requireText("url"));
        String detail = image.takeText("detail");
        losses.addAll(image.rest());
        return new Part.Image(source, "auto".equals(detail) ? null : detail);
    }

    private static ImageSource source(JsonFields fields, String name, String url) {
        DataUrl data = DataUrl.of(fields, name, url);
        return data == null
                ? new ImageSource.Url(url)
                : new ImageSource.Inline(data.mediaType(), data.base64());
    }

    private Part audio(JsonFields part) {
        JsonFields audio = object(part, "input_audio");
        Part read = new Part.Audio(audio.requireText("format"), audio.requireText("data"));
        losses.addAll(audio.rest());
        return read;
    }

    /** A file uploaded beforehand is known to OpenAI alone. */
    private Part document(JsonFields part) {
        JsonFields file = object(part, "file");
        String data = file.takeText("file_data");
        if (data == null) {
            return new Part.Opaque("file");
        }
        String name = file.takeText("filename");
        DataUrl url = DataUrl.of(file, "file_data", data);
        losses.addAll(file.rest());
        return new Part.Document(
                url == null
                        ? new DocumentSource.Inline(DataUrl.mediaType(name), data)
                        : new DocumentSource.Inline(url.mediaType(), url.base64()),
                name);
    }

    /** Mistral's own. */
    private static Part documentAt(JsonFields part) {
        String address = part.requireText("document_url");
        String name = part.takeText("document_name");
        DataUrl url = DataUrl.of(part, "document_url", address);
        return new Part.Document(
                url == null
                        ? new DocumentSource.Url(address)
                        : new DocumentSource.Inline(url.mediaType(), url.base64()),
                name);
    }

    private static JsonFields object(JsonFields fields, String name) {
        return JsonFields.of(fields.require(name, "an object"), fields.path(name));
    }

    /** A call that the assistant made; a custom tool's call has no JSON arguments. */
    Part toolCall(JsonFields call) {
        String type = call.takeText("type");
        if (type != null && !type.equals("function")) {
            return new Part.Opaque(type);
        }
        JsonFields function = object(call, "function");
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
    static String arguments(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return "";
        }
        return arguments.isString() ? arguments.stringValue() : arguments.toString();
    }
}
