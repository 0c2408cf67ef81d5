package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Pictures, which Ollama carries as bare Base64. Other APIs demand a media type, so it is read off
 * the first bytes, in their Base64 form: nothing is decoded.
 */
final class Images {

    private static final String JPEG = "/9j/";
    private static final String GIF = "R0lGOD";

    /** {@code RIFF}, four bytes of length, {@code WEBP}. */
    private static final String RIFF = "UklGR";

    /** {@code WEBP} as it falls at byte 8; its first letter shares a character with the length. */
    private static final String WEBP = "XRUJQ";

    private static final int WEBP_AT = 11;

    private Images() {}

    static List<Part> take(JsonFields fields) {
        List<Part> images = new ArrayList<>();
        for (JsonNode image : fields.takeArray("images")) {
            if (!image.isString()) {
                throw fields.expected("images[" + images.size() + "]", "a Base64 string");
            }
            String base64 = image.stringValue();
            images.add(new Part.Image(new ImageSource.Inline(mediaType(base64), base64)));
        }
        return images;
    }

    /** PNG is also what is not known: all providers take it, and look for themselves. */
    static String mediaType(String base64) {
        if (base64.startsWith(JPEG)) {
            return "image/jpeg";
        }
        if (base64.startsWith(GIF)) {
            return "image/gif";
        }
        if (base64.startsWith(RIFF) && base64.startsWith(WEBP, WEBP_AT)) {
            return "image/webp";
        }
        return "image/png";
    }
}
