package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import java.util.List;
import java.util.Set;

/**
 * The Gemini API as clients call it: Google's SDKs and Gemini CLI.
 *
 * @see <a href="https://ai.google.dev/api">Gemini API reference</a>
 */
final class GeminiClient implements ClientDialect {

    private static final String MODELS = "/models";

    /** Versions that are nobody else's. */
    private static final List<String> OWN = List.of("/v1beta", "/v1alpha");

    private final List<Lookup> lookups =
            GeminiFaces.VERSIONS.stream()
                    .map(version -> version + MODELS)
                    .flatMap(
                            list ->
                                    List.<Lookup>of(
                                            new ModelListLookup(list), new ModelLookup(list))
                                            .stream())
                    .toList();

    @Override
    public String name() {
        return GeminiDialect.GEMINI;
    }

    /** Before OpenAI, which claims all of {@code /v1/}. */
    @Override
    public int precedence() {
        return 15;
    }

    @Override
    public Set<String> keyHeaders() {
        return Set.of(GoogleProvider.KEY);
    }

    @Override
    public Set<String> keyParameters() {
        return Set.of("key");
    }

    @Override
    public List<Face> faces() {
        return GeminiFaces.ALL;
    }

    @Override
    public List<Lookup> lookups() {
        return lookups;
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return isOwn(path)
                || (path.startsWith("/v1/") && headers.first(GoogleProvider.KEY) != null)
                || (path.startsWith("/v1" + MODELS + "/")
                        && GeminiFaces.VERBS.stream().anyMatch(path::endsWith));
    }

    /** Of {@code /v1}, OpenAI's clients ask for models as well; Google's are known by the key. */
    static boolean asks(String path, RequestHeaders headers) {
        return isOwn(path) || headers.first(GoogleProvider.KEY) != null;
    }

    private static boolean isOwn(String path) {
        return OWN.stream().anyMatch(version -> path.startsWith(version + "/"));
    }

    @Override
    public int status(GatewayError error) {
        return StatusWriter.status(error);
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return StatusWriter.write(error);
    }
}
