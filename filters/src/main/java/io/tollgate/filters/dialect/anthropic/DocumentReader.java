package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.Map;

/**
 * Reads document blocks.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/pdf-support">PDF support</a>
 */
final class DocumentReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("citations", "{\"enabled\":false}"));

    private DocumentReader() {}

    /** One uploaded beforehand, or made of blocks, is known to Anthropic alone. */
    static Part read(JsonFields block, Losses losses) {
        JsonFields source =
                JsonFields.of(block.require("source", "an object"), block.path("source"));
        String title = block.takeText("title");
        String type = source.requireText("type");
        Part part =
                switch (type) {
                    case "base64" -> new Part.Document(inline(source), title);
                    case "text" -> new Part.Document(plain(source), title);
                    case "url" ->
                            new Part.Document(
                                    new DocumentSource.Url(source.requireText("url")), title);
                    default -> new Part.Opaque("document." + type);
                };
        if (!(part instanceof Part.Opaque)) {
            DEFAULTS.takeFrom(block, losses);
            losses.addAll(source.rest());
        }
        return part;
    }

    private static DocumentSource inline(JsonFields source) {
        return new DocumentSource.Inline(
                source.requireText("media_type"), source.requireText("data"));
    }

    private static DocumentSource plain(JsonFields source) {
        source.takeText("media_type");
        return new DocumentSource.Plain(source.requireText("data"));
    }
}
