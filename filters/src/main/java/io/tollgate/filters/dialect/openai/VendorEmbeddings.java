package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;

/** OpenAI's embeddings, in a compatible provider's words. */
final class VendorEmbeddings implements EmbeddingDialect {

    private static final EmbeddingDialect OPENAI = new OpenAiEmbeddings();

    private final RequestEdits edits;

    VendorEmbeddings(RequestEdits edits) {
        this.edits = edits;
    }

    @Override
    public ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses) {
        ProviderRequest written = OPENAI.write(request, model, losses);
        return new ProviderRequest(written.path(), edits.crossing(written.body(), null, losses));
    }

    @Override
    public EmbeddingResponse read(byte[] body) {
        return OPENAI.read(body);
    }
}
