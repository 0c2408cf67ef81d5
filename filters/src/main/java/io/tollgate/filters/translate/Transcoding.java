package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Client and provider speak different dialects and meet in the canonical conversation. */
final class Transcoding implements Translation {

    private final ClientCall call;
    private final ProviderDialect provider;
    private final Losses losses = new Losses();
    private final ProviderRequest outbound;
    private @Nullable TokenUsage usage;

    Transcoding(ClientCall call, ProviderDialect provider, TargetModel model) {
        this.call = call;
        this.provider = provider;
        this.outbound = provider.writeRequest(call.request(), model, losses);
        losses.addAll(call.readingLosses().fields());
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
        ChatResponse response = provider.readResponse(body, call.stamp());
        usage = response.usage();
        return call.face().writer().write(response, call.stamp());
    }

    @Override
    public StreamTranslation stream() {
        return new TranscodedStream(
                provider.streamFormat().newFraming(),
                provider.streamReader(call.stamp()),
                call.face().streams().writer(call.request().delivery(), call.stamp()),
                reported -> usage = reported);
    }

    @Override
    public String streamMediaType() {
        return call.face().streamFormat().mediaType();
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }
}
