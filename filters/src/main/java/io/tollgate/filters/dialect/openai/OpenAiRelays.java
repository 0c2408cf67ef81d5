package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.RelayFace;
import java.util.List;

/**
 * What OpenAI's clients ask models for and no other dialect offers.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/introduction">API reference</a>
 */
final class OpenAiRelays {

    static final List<RelayFace> ALL =
            List.of(
                    face("/v1/images/generations", "image_generation"),
                    face("/v1/audio/speech", "speech"),
                    face("/v1/moderations", "moderation"),
                    face("/v1/rerank", "rerank"));

    private OpenAiRelays() {}

    private static RelayFace face(String path, String operation) {
        return new RelayFace(OpenAiClient.NAME, path, operation);
    }
}
