package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.RelayFace.Addressing;
import io.tollgate.policies.usage.TokenUsage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that is no JSON with a model in it, passed on to a provider of the same dialect: only
 * the model's name is changed, where there is one.
 */
final class Relay implements Translation {

    private static final String MODEL = "model";

    private final ProviderDialect provider;
    private final ProviderRequest outbound;
    private @Nullable TokenUsage usage;

    /**
     * @param path at the provider, with {@code {id}} where the face's has it
     */
    Relay(
            RelayFace face,
            RelayedRequest request,
            ProviderDialect provider,
            String path,
            String model) {
        this.provider = provider;
        this.outbound =
                new ProviderRequest(
                        request.method(),
                        withQuery(face.withId(path, request.path()), query(face, request, model)),
                        request.contentType(),
                        body(request, model),
                        false);
    }

    /** The path may bring a query of its own, which says what the operator wants. */
    private static String withQuery(String path, String query) {
        if (query.isEmpty()) {
            return path;
        }
        return path + (path.contains("?") ? "&" : "?") + query;
    }

    private static String query(RelayFace face, RelayedRequest request, String model) {
        if (face.addressing() == Addressing.SOCKET) {
            return MODEL + "=" + URLEncoder.encode(model, StandardCharsets.UTF_8);
        }
        return request.query() == null
                ? ""
                : Stream.of(request.query().split("&"))
                        .filter(pair -> !face.unsaid().contains(pair.replaceAll("=.*", "")))
                        .collect(Collectors.joining("&"));
    }

    private static byte[] body(RelayedRequest request, String model) {
        return request.form() == null ? request.body() : request.form().with(MODEL, model);
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
        usage = provider.readUsage(body);
        return body;
    }

    @Override
    public StreamTranslation stream() {
        throw new IllegalStateException("what is relayed is not read as a stream");
    }

    @Override
    public String streamMediaType() {
        throw new IllegalStateException("what is relayed is not read as a stream");
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
