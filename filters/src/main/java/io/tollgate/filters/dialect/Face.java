package io.tollgate.filters.dialect;

import java.util.Set;

/** One endpoint of an API, as a client calls it. */
public sealed interface Face permits ChatFace, EmbeddingFace, CountFace, RelayFace {

    /** The dialect's name: {@code openai}. */
    String dialect();

    /** Such as {@code /v1/chat/completions}. */
    String path();

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

    /** Whether a request that does not say so wants a stream (Ollama). */
    boolean streamsByDefault();

    /**
     * Whether its requests are JSON whatever their Content-Type says. Ollama takes any body as
     * JSON, and its documentation's curl examples send none but curl's default type.
     */
    boolean takesAnyMediaType();
}
