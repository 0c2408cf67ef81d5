package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Client and provider speak the same dialect: bytes go as they came, usage is read in passing. */
final class Passthrough implements Translation {

    private final ClientCall call;
    private final ProviderDialect provider;
    private final ProviderRequest outbound;
    private final StreamWatch watch;
    private @Nullable TokenUsage wholeUsage;

    Passthrough(ClientCall call, ProviderDialect provider, String path, String model) {
        this.call = call;
        this.provider = provider;
        this.outbound =
                new ProviderRequest(
                        path, provider.passthroughBody(call.members(), model, call.stream()));
        this.watch = provider.streamWatch(call.members());
    }

    @Override
    public ProviderRequest outbound() {
        return outbound;
    }

    @Override
    public boolean sameDialect() {
        return true;
    }

    @Override
    public Losses losses() {
        return new Losses();
    }

    @Override
    public byte[] answer(byte[] body) {
        wholeUsage = provider.readUsage(body);
        return body;
    }

    @Override
    public StreamTranslation stream() {
        StreamReader reader =
                provider.readsStreamsOf(call.face()) ? provider.streamReader(call.stamp()) : null;
        return new RelayedStream(call.chatFace(), watch, new FirstSign(provider, reader));
    }

    @Override
    public String streamMediaType() {
        return call.chatFace().streamFormat().mediaType();
    }

    @Override
    public @Nullable TokenUsage usage() {
        return wholeUsage != null ? wholeUsage : watch.usage();
    }
}
