package io.tollgate.filters.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the answer is drawn and where it ends; null is what the client left to the model.
 *
 * @param maxTokens the longest answer, in tokens
 * @param stop texts that end the answer
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Long seed,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Integer maxTokens,
        List<String> stop) {

    public Sampling {
        stop = List.copyOf(stop);
    }
}
