package io.tollgate.filters.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts to be turned into vectors, free of any dialect.
 *
 * @param model the name that the client used
 * @param texts at least one
 * @param dimensions how long the vectors shall be; null: as long as the model makes them
 * @param base64 whether the client wants its vectors as Base64 of 32-bit floats
 * @param truncate whether texts that are too long are cut; null: the client did not say
 * @param endUser whom the client asks for, as it names them to the provider; null: it did not say
 */
public record EmbeddingRequest(
        String model,
        List<String> texts,
        @Nullable Integer dimensions,
        boolean base64,
        @Nullable Boolean truncate,
        @Nullable String endUser) {

    public EmbeddingRequest {
        texts = List.copyOf(texts);
    }
}
