package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.RelayFace.Addressing;
import java.util.List;
import java.util.Set;

/**
 * What OpenAI's clients ask for and no other dialect offers.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/introduction">API reference</a>
 */
final class OpenAiRelays {

    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> GET = Set.of("GET");

    static final List<RelayFace> ALL =
            List.of(
                    face("/v1/images/generations", "image_generation", Addressing.BODY, POST),
                    face("/v1/images/edits", "image_edit", Addressing.FORM, POST),
                    face("/v1/images/variations", "image_variation", Addressing.FORM, POST),
                    face("/v1/audio/speech", "speech", Addressing.BODY, POST),
                    face("/v1/audio/transcriptions", "transcription", Addressing.FORM, POST),
                    face("/v1/audio/translations", "audio_translation", Addressing.FORM, POST),
                    face("/v1/moderations", "moderation", Addressing.BODY, POST),
                    face("/v1/files", "files", Addressing.STORE, Set.of("GET", "POST")),
                    face("/v1/files/{id}", "files", Addressing.STORE, Set.of("GET", "DELETE")),
                    face("/v1/files/{id}/content", "files", Addressing.STORE, GET),
                    face("/v1/batches", "batches", Addressing.STORE, Set.of("GET", "POST")),
                    face("/v1/batches/{id}", "batches", Addressing.STORE, GET),
                    face("/v1/batches/{id}/cancel", "batches", Addressing.STORE, POST),
                    face("/v1/realtime", "realtime", Addressing.SOCKET, GET));

    private OpenAiRelays() {}

    private static RelayFace face(
            String path, String operation, Addressing addressing, Set<String> methods) {
        return new RelayFace(OpenAiClient.NAME, path, operation, addressing, methods);
    }
}
