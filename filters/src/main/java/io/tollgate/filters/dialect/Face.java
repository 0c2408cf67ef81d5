package io.tollgate.filters.dialect;

import java.util.Map;
import java.util.Set;

/** One endpoint of an API, as a client calls it. */
public sealed interface Face permits ChatFace, EmbeddingFace, CountFace, RelayFace {

    /** The dialect's name: {@code openai}. */
    String dialect();

    /** What stands in a path for the model's name. */
    String MODEL = "{model}";

    /**
     * Such as {@code /v1/chat/completions}. Where it holds {@link #MODEL}, the model's name stands
     * there, and may have slashes.
     */
    String path();

    /** Whether the path names the model; otherwise the body does. */
    default boolean hasModelInPath() {
        return path().contains(MODEL);
    }

    /** Parameters that the query has to have, each with its value. */
    default Map<String, String> query() {
        return Map.of();
    }

    /** The HTTP methods that it takes. */
    default Set<String> methods() {
        return Set.of("POST");
    }

    /**
     * What is asked for, in OpenTelemetry's words.
     *
     * @see <a href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/">{@code
     *     gen_ai.operation.name}</a>
     */
    String operation();

    /** What decides whether it streams. */
    default Streaming streaming() {
        return Streaming.NEVER;
    }

    /**
     * Whether its requests are JSON whatever their Content-Type says. Ollama takes any body as
     * JSON, and its documentation's curl examples send none but curl's default type.
     */
    boolean takesAnyMediaType();
}
