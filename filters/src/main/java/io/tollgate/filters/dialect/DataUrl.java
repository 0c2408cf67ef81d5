package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonFields;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/**
 * A file inside of a URL.
 *
 * @param mediaType such as {@code image/png}
 * @param base64 the file
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397</a>
 */
public record DataUrl(String mediaType, String base64) {

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";
    private static final String PDF = "application/pdf";

    /**
     * The URL under {@code name}, null if it is of another kind.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if it is not in base64
     */
    public static @Nullable DataUrl of(JsonFields fields, String name, String url) {
        if (!url.startsWith(SCHEME)) {
            return null;
        }
        int marker = url.indexOf(BASE64);
        if (marker < 0) {
            throw fields.expected(name, "a data: URL in base64");
        }
        return new DataUrl(
                url.substring(SCHEME.length(), marker), url.substring(marker + BASE64.length()));
    }

    public static String write(String mediaType, String base64) {
        return SCHEME + mediaType + BASE64 + base64;
    }

    /** What a file of that name holds; without a name that tells, a PDF. */
    public static String mediaType(@Nullable String filename) {
        String guess = filename == null ? null : URLConnection.guessContentTypeFromName(filename);
        return guess == null ? PDF : guess;
    }
}
