package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.RelayFace.Addressing;
import java.util.List;
import java.util.Set;

/** What Cohere's clients ask models with. */
final class CohereFaces {

    static final List<Face> ALL = List.of(rerank("/v1/rerank"), rerank("/v2/rerank"));

    private CohereFaces() {}

    private static Face rerank(String path) {
        return new RelayFace(CohereClient.NAME, path, "rerank", Addressing.BODY, Set.of("POST"));
    }
}
