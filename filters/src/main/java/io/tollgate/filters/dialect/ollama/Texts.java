package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one string that Ollama has where the canonical model has parts; empty means none. */
final class Texts {

    private Texts() {}

    /** The text under {@code name}, null if it is absent or empty. */
    static @Nullable String take(JsonFields fields, String name) {
        String text = fields.takeText(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** The text parts, joined by {@code separator}. */
    static String spoken(List<Part> parts, String separator) {
        return only(Part.Text.class, parts).stream()
                .map(Part.Text::text)
                .collect(Collectors.joining(separator));
    }

    /** The reasoning parts. */
    static String thought(List<Part> parts) {
        return only(Part.Reasoning.class, parts).stream()
                .map(Part.Reasoning::text)
                .collect(Collectors.joining());
    }

    static <P extends Part> List<P> only(Class<P> kind, List<Part> parts) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
