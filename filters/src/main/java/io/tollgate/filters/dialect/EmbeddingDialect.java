package io.tollgate.filters.dialect;

/** How a provider turns texts into vectors. */
public interface EmbeddingDialect {

    /** The request in this dialect. What it cannot say, it enters in {@code losses}. */
    ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses);

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if it is not what the API defines
     */
    EmbeddingResponse read(byte[] body);
}
