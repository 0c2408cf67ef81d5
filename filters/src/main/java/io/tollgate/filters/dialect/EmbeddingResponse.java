package io.tollgate.filters.dialect;

import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors, free of any dialect.
 *
 * @param model as the provider names what answered; empty if it does not
 * @param vectors in the order of the request's texts; models make them of 32 bits at most, so
 *     nothing is lost
 * @param usage null: the provider reported none
 */
public record EmbeddingResponse(String model, List<float[]> vectors, @Nullable TokenUsage usage) {

    public EmbeddingResponse {
        vectors = List.copyOf(vectors);
    }

    /** The same; where the provider did not name what answered, under this name. */
    public EmbeddingResponse namedBy(String asked) {
        return model.isEmpty() ? new EmbeddingResponse(asked, vectors, usage) : this;
    }
}
