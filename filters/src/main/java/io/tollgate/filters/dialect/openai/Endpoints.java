package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Face;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI's endpoints, by their paths below whatever stands before them. */
final class Endpoints {

    static final String CHAT = "/chat/completions";
    static final String COMPLETIONS = "/completions";
    static final String EMBEDDINGS = "/embeddings";

    /** Those that belong to a model: Azure's older API has them below its deployments. */
    static final Set<String> OF_DEPLOYMENTS =
            Set.of(
                    CHAT,
                    COMPLETIONS,
                    EMBEDDINGS,
                    "/audio/speech",
                    "/audio/transcriptions",
                    "/audio/translations",
                    "/images/generations",
                    "/images/edits");

    /** What stands before them: OpenAI's own, Azure's v1 API and its older one. */
    private static final List<String> ROOTS = List.of("/v1", AzureFaces.V1, AzureFaces.DEPLOYMENT);

    private Endpoints() {}

    /** Such as {@code /chat/completions}; null if it is none of them. */
    static @Nullable String below(Face face) {
        for (String root : ROOTS) {
            if (face.path().startsWith(root + "/")) {
                return face.path().substring(root.length());
            }
        }
        return null;
    }
}
