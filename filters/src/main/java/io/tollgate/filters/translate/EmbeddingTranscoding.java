package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Texts to vectors, between different dialects. */
final class EmbeddingTranscoding implements Translation {

    private final EmbeddingFace face;
    private final EmbeddingDialect provider;
    private final EmbeddingRequest request;
    private final TargetModel model;
    private final Losses losses = new Losses();
    private final ProviderRequest outbound;
    private @Nullable TokenUsage usage;

    EmbeddingTranscoding(
            ClientCall call, EmbeddingFace face, ProviderDialect provider, TargetModel model) {
        this.face = face;
        this.provider = embeddings(provider, model);
        this.request = call.request(face.reader()::read);
        this.model = model;
        this.outbound = this.provider.write(request, model, losses);
        losses.addAll(call.readingLosses().fields());
    }

    private static EmbeddingDialect embeddings(ProviderDialect provider, TargetModel model) {
        EmbeddingDialect embeddings = provider.embeddings();
        if (embeddings == null) {
            throw new GatewayException(
                    Kind.NOT_FOUND,
                    "The provider of '"
                            + model.name()
                            + "' makes no embeddings; ask for a model that does.");
        }
        return embeddings;
    }

    @Override
    public ProviderRequest outbound() {
        return outbound;
    }

    @Override
    public boolean sameDialect() {
        return false;
    }

    @Override
    public Losses losses() {
        return losses;
    }

    @Override
    public byte[] answer(byte[] body) {
        EmbeddingResponse response = provider.read(body).namedBy(model.name());
        if (response.vectors().size() != request.texts().size()) {
            throw new MalformedInput("expected as many vectors as there were texts");
        }
        usage = response.usage();
        return face.writer().write(response, request);
    }

    @Override
    public StreamTranslation stream() {
        throw new IllegalStateException("embeddings do not stream");
    }

    @Override
    public String streamMediaType() {
        throw new IllegalStateException("embeddings do not stream");
    }

    /** Its answers are no text. */
    @Override
    public Passed passed() {
        return new Passed();
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }
}
