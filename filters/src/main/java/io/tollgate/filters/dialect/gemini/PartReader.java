package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads parts that hold something to look at or to listen to. */
final class PartReader {

    private static final String TYPE = "mimeType";
    private static final String NAME = "displayName";

    /** Files that Google keeps, and films that it watches itself. */
    private static final Pattern GOOGLES =
            Pattern.compile(
                    "(gs://|https://generativelanguage\\.googleapis\\.com/|https?://(www\\.)?youtu).*");

    private static final Set<String> READ = Set.of("text", "application");

    private final Losses losses;

    PartReader(Losses losses) {
        this.losses = losses;
    }

    Part inline(JsonFields data) {
        String type = data.requireText(TYPE);
        String base64 = Base64Text.standard(data.requireText("data"));
        if (READ.contains(kind(type))) {
            String name = data.takeText(NAME);
            losses.addAll(data.rest());
            return new Part.Document(new DocumentSource.Inline(type, base64), name);
        }
        losses.addAll(data.rest());
        return switch (kind(type)) {
            case "image" -> new Part.Image(new ImageSource.Inline(type, base64));
            case "audio" -> new Part.Audio(sound(type), base64);
            default -> new Part.Opaque("inlineData." + TYPE);
        };
    }

    /** A file at Google is known to Google alone. */
    Part file(JsonFields file) {
        String url = file.requireText("fileUri");
        String type = Objects.requireNonNullElse(file.takeText(TYPE), "image/*");
        String name = file.takeText(NAME);
        losses.addAll(file.rest());
        if (GOOGLES.matcher(url).matches()) {
            return new Part.Opaque("fileData.fileUri");
        }
        return switch (kind(type)) {
            case "image" -> new Part.Image(new ImageSource.Url(url));
            case String kind when READ.contains(kind) ->
                    new Part.Document(new DocumentSource.Url(url), name);
            default -> new Part.Opaque("fileData." + TYPE);
        };
    }

    private static String kind(String type) {
        int slash = type.indexOf('/');
        return slash < 0 ? type : type.substring(0, slash);
    }

    private static String sound(String type) {
        String format = type.substring(type.indexOf('/') + 1);
        return switch (format) {
            case "mpeg" -> "mp3";
            case "x-wav", "wave", "vnd.wave" -> "wav";
            default -> format;
        };
    }

    /** The seal on a part, null if there is none. */
    static Part.@Nullable Seal seal(JsonFields part, boolean thought) {
        String signature = part.takeText("thoughtSignature");
        return signature == null ? null : Signatures.read(signature, thought);
    }
}
