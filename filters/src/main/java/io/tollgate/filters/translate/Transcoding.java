package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
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
    private final ChatFace face;
    private final ChatRequest request;
    private final ProviderDialect provider;
    private final TargetModel model;
    private final Losses losses = new Losses();
    private final ProviderRequest outbound;
    private final Passed passed = new Passed();
    private @Nullable TokenUsage usage;
    private boolean withheld;

    Transcoding(ClientCall call, ChatFace face, ProviderDialect provider, TargetModel model) {
        this.call = call;
        this.face = face;
        this.request = call.request(face.reader()::read);
        this.provider = provider;
        this.model = model;
        this.outbound = provider.writeRequest(request, model, losses);
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
        ChatResponse response = provider.readResponse(body, call.stamp()).namedBy(model.name());
        usage = response.usage();
        withheld = response.withheld();
        passed.text(body.length);
        return face.writer().write(response, call.stamp());
    }

    @Override
    public boolean withheld(byte[] body) {
        return withheld;
    }

    @Override
    public StreamTranslation stream() {
        return new TranscodedStream(
                provider.streamFormat().newFraming(),
                provider.streamReader(call.stamp()),
                face.streams()
                        .writer(
                                request.delivery(),
                                call.stamp(),
                                () -> TokenEstimate.ROUGH.of(request)),
                model.name(),
                passed,
                reported -> usage = reported);
    }

    @Override
    public boolean estimatesInput() {
        return call.stream() && face.usageFirst();
    }

    @Override
    public String streamMediaType() {
        return face.streamFormat().mediaType();
    }

    @Override
    public Passed passed() {
        return passed;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }
}
