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
    record Inline(String mediaType, String base64) implements DocumentSource {}

    /** In the message, as plain text. */
    record Plain(String text) implements DocumentSource {}
}
