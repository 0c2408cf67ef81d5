package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.stream.Collectors;

/** The one string that OpenAI has where the canonical model has parts. */
final class Texts {

    private Texts() {}

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
