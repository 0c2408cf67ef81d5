package io.tollgate.filters.dialect.anthropic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A model's name as one segment of a path. It may be a caller's text. */
final class ModelSegment {

    private ModelSegment() {}

    /** Vertex has an {@code @} before a model's version, which a path may have as it is. */
    static String of(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
