package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import java.util.List;

/**
 * The API as Ollama's clients call it. What manages the models of a server (pull, push, create,
 * copy, delete, blobs) is not here and never will be: models are declared in the gateway's
 * configuration, and no caller may change a provider.
 */
public final class OllamaClient implements ClientDialect {

    static final String NAME = "ollama";

    private static final List<Face> FACES =
            List.of(
                    OllamaFaces.CHAT,
                    OllamaFaces.GENERATE,
                    OllamaFaces.EMBED,
                    OllamaFaces.EMBEDDINGS);
    private static final List<Lookup> LOOKUPS =
            List.of(
                    ModelLookups.tags(),
                    ModelLookups.show(),
                    ServerLookups.version(),
                    ServerLookups.running(),
                    ServerLookups.root());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Face> faces() {
        return FACES;
    }

    @Override
    public List<Lookup> lookups() {
        return LOOKUPS;
    }

    @Override
    public List<String> spellings(String model) {
        return ModelTags.spellings(model);
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return path.equals("/") || path.startsWith("/api/");
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return OllamaErrors.write(error);
    }
}
