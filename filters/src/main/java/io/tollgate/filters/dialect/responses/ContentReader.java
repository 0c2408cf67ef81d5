package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.DataUrl;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what messages and results of tools are made of. */
final class ContentReader {

    private static final HarmlessDefaults OUTPUT_DEFAULTS =
            new HarmlessDefaults(Map.of("annotations", "[]", "logprobs", "[]"));
    private static final HarmlessDefaults FILE_DEFAULTS =
            new HarmlessDefaults(Map.of("detail", "\"auto\""));

    private final Losses losses;

    ContentReader(Losses losses) {
        this.losses = losses;
    }

    /** The parts under {@code name}, which may be a string, an array of parts, or absent. */
    List<Part> content(JsonFields item, String name) {
        JsonNode content = item.take(name);
        if (content == null) {
            return List.of();
        }
        if (content.isString()) {
            return List.of(new Part.Text(content.stringValue()));
        }
        if (!content.isArray()) {
            throw item.expected(name, "a string or an array of parts");
        }
        List<Part> parts = new ArrayList<>();
        int index = 0;
        for (JsonNode part : content.values()) {
            part(JsonFields.of(part, item.path(name) + "[" + index++ + "]"), parts);
        }
        return parts;
    }

    private void part(JsonFields fields, List<Part> parts) {
        String type = fields.requireText("type");
        Part part =
                switch (type) {
                    case "input_text" -> new Part.Text(fields.requireText("text"));
                    case "output_text" -> outputText(fields);
                    case "refusal" -> new Part.Text(fields.requireText("refusal"));
                    case "input_image" -> image(fields);
                    case "input_file" -> document(fields);
                    case "input_audio" -> audio(fields);
                    default -> new Part.Opaque(type);
                };
        parts.add(part);
        JsonFields breakpoint = fields.takeObject("prompt_cache_breakpoint");
        if (breakpoint != null) {
            parts.add(new Part.CachePoint(null));
        }
        if (!(part instanceof Part.Opaque)) {
            losses.addAll(fields.rest());
        }
    }

    private Part outputText(JsonFields part) {
        OUTPUT_DEFAULTS.takeFrom(part, losses);
        return new Part.Text(part.requireText("text"));
    }

    /** A picture uploaded beforehand is known to OpenAI alone. */
    private static Part image(JsonFields part) {
        String url = part.takeText("image_url");
        if (url == null) {
            part.requireText("file_id");
            return new Part.Opaque("input_image.file_id");
        }
        String detail = part.takeText("detail");
        DataUrl data = DataUrl.of(part, "image_url", url);
        return new Part.Image(
                data == null
                        ? new ImageSource.Url(url)
                        : new ImageSource.Inline(data.mediaType(), data.base64()),
                "auto".equals(detail) ? null : detail);
    }

    private Part document(JsonFields part) {
        FILE_DEFAULTS.takeFrom(part, losses);
        String name = part.takeText("filename");
        String data = part.takeText("file_data");
        String url = part.takeText("file_url");
        if (data != null) {
            return new Part.Document(inline(part, data, name), name);
        }
        if (url != null) {
            return new Part.Document(new DocumentSource.Url(url), name);
        }
        part.requireText("file_id");
        return new Part.Opaque("input_file.file_id");
    }

    /** The reference says base64 and means a data: URL as well; what is none is a PDF. */
    private static DocumentSource inline(JsonFields part, String data, @Nullable String name) {
        DataUrl url = DataUrl.of(part, "file_data", data);
        return url == null
                ? new DocumentSource.Inline(DataUrl.mediaType(name), data)
                : new DocumentSource.Inline(url.mediaType(), url.base64());
    }

    private static Part audio(JsonFields part) {
        JsonFields audio =
                JsonFields.of(part.require("input_audio", "an object"), part.path("input_audio"));
        return new Part.Audio(audio.requireText("format"), audio.requireText("data"));
    }
}
