package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Client and provider speak the same dialect: bytes go as they came, usage is read in passing. */
final class Passthrough implements Translation {

    private final ClientCall call;
    private final ProviderDialect provider;
    private final ProviderRequest outbound;
    private final StreamWatch watch;
    private final Losses losses = new Losses();
    private final Passed passed = new Passed();
    private @Nullable TokenUsage wholeUsage;

    Passthrough(ClientCall call, ProviderDialect provider, String path, String model) {
        this.call = call;
        this.provider = provider;
        this.outbound =
                new ProviderRequest(
                        path,
                        provider.passthroughBody(call.members(), model, call.stream(), losses));
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
        return losses;
    }

    @Override
    public byte[] answer(byte[] body) {
        wholeUsage = provider.readUsage(body);
        passed.text(body.length);
        return body;
    }

    /** As in {@link FirstSign}, what cannot be read is taken for an answer of a newer kind. */
    @Override
    public boolean withheld(byte[] body) {
        if (!(call.face() instanceof ChatFace) || !provider.reads(call.face())) {
            return false;
        }
        try {
            return provider.readResponse(body, call.stamp()).withheld();
        } catch (MalformedInput | GatewayException e) {
            return false;
        }
    }

    @Override
    public StreamTranslation stream() {
        StreamReader reader =
                provider.reads(call.face()) ? provider.streamReader(call.stamp()) : null;
        return new RelayedStream(call.chatFace(), watch, new FirstSign(provider, reader), passed);
    }

    @Override
    public String streamMediaType() {
        return call.chatFace().streamFormat().mediaType();
    }

    @Override
    public Passed passed() {
        return passed;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return wholeUsage != null ? wholeUsage : watch.usage();
    }
}
