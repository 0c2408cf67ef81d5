package io.tollgate.filters.dialect.bedrock;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bedrock's words for the kinds of files.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock.html">
 *     Content block</a>
 */
final class Formats {

    private Formats() {}

    /** Of a picture, null if the API takes none of that kind. */
    static @Nullable String ofImage(String mediaType) {
        return switch (bare(mediaType)) {
            case "image/png" -> "png";
            case "image/jpeg", "image/jpg" -> "jpeg";
            case "image/gif" -> "gif";
            case "image/webp" -> "webp";
            default -> null;
        };
    }

    /** Of a document, null if the API takes none of that kind. */
    static @Nullable String ofDocument(String mediaType) {
        return switch (bare(mediaType)) {
            case "application/pdf" -> "pdf";
            case "text/plain" -> "txt";
            case "text/markdown" -> "md";
            case "text/html" -> "html";
            case "text/csv" -> "csv";
            case "application/msword" -> "doc";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ->
                    "docx";
            case "application/vnd.ms-excel" -> "xls";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> "xlsx";
            default -> null;
        };
    }

    /** Without parameters such as a charset. */
    private static String bare(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
