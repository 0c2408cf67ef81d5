package io.tollgate.filters.dialect;

/** Where a document is. */
public sealed interface DocumentSource {

    /** At an address that the provider fetches; the gateway itself never does. */
    record Url(String url) implements DocumentSource {}

    /**
     * In the message.
     *
     * @param mediaType such as {@code application/pdf}
     * @param base64 the document
     */
    record Inline(String mediaType, String base64) implements DocumentSource {

        /** A name for what has none; some APIs demand one and read the kind from its ending. */
        public String fileName() {
            return switch (mediaType) {
                case "application/pdf" -> "document.pdf";
                case "text/plain" -> "document.txt";
                default -> "document";
            };
        }
    }

    /** In the message, as plain text. */
    record Plain(String text) implements DocumentSource {}
}
