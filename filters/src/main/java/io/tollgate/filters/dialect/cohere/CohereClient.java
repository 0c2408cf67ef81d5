package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import java.util.List;

/**
 * Cohere's API as clients call it. Its rerank endpoints are what everybody's rerank endpoints look
 * like: vLLM, Jina, Together and others serve the same ones.
 *
 * @see <a href="https://docs.cohere.com/reference/rerank">Rerank API</a>
 */
public final class CohereClient implements ClientDialect {

    static final String NAME = "cohere";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Face> faces() {
        return CohereFaces.ALL;
    }

    @Override
    public List<Lookup> lookups() {
        return List.of();
    }

    /** Nobody else has a second version. */
    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return path.startsWith("/v2/");
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return CohereErrors.write(error, stamp);
    }
}
