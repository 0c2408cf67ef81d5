package io.tollgate.filters.dialect;

/** Where a picture is. */
public sealed interface ImageSource {

    /** At an address that the provider fetches; the gateway itself never does. */
    record Url(String url) implements ImageSource {}

    /**
     * In the message.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 the picture
     */
    record Inline(String mediaType, String base64) implements ImageSource {}
}
