package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Which documents the API takes: PDFs, plain text, addresses. */
final class Documents {

    private static final String PDF = "application/pdf";

    private Documents() {}

    /** A text that comes as a file, as the text that it is; all else as it was. */
    static Part readable(Part part) {
        if (part instanceof Part.Document(DocumentSource.Inline source, String name)
                && source.mediaType().startsWith("text/")) {
            return new Part.Document(new DocumentSource.Plain(decoded(source.base64())), name);
        }
        return part;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedInput("expected the Base64 of a text as a document's data", e);
        }
    }

    static boolean isReadable(Part.Document document) {
        return switch (document.source()) {
            case DocumentSource.Inline(String mediaType, _) -> mediaType.equals(PDF);
            case DocumentSource.Plain(String text) -> !text.isBlank();
            case DocumentSource.Url _ -> true;
        };
    }
}
