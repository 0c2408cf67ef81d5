package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Allowance;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.EndUser;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RateLimitHeaders;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.JsonMembers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAI API as clients call it, at OpenAI or at Azure. It shares {@code /v1/} with
 * Anthropic's, whose clients always send {@code anthropic-version}.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">OpenAI API reference</a>
 */
public final class OpenAiClient implements ClientDialect {

    static final String NAME = "openai";

    private final List<Face> faces =
            Stream.<List<? extends Face>>of(OpenAiFaces.ALL, OpenAiRelays.ALL, AzureFaces.ALL)
                    .<Face>flatMap(List::stream)
                    .toList();
    private final List<Lookup> lookups =
            Stream.of("/v1/models", "/openai/v1/models", "/openai/models")
                    .flatMap(path -> Stream.of(new ModelListLookup(path), new ModelLookup(path)))
                    .toList();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int precedence() {
        return 30;
    }

    /** Azure's clients have another header. */
    @Override
    public Set<String> keyHeaders() {
        return Set.of("api-key");
    }

    @Override
    public List<Face> faces() {
        return faces;
    }

    /**
     * @see <a href="https://platform.openai.com/docs/guides/prompt-caching">Prompt caching</a>
     */
    @Override
    public Set<String> watchedMembers() {
        return EndUser.MEMBERS;
    }

    @Override
    public String promptCacheMember() {
        return "prompt_cache_key";
    }

    @Override
    public @Nullable String endUser(JsonMembers members) {
        return EndUser.of(members);
    }

    @Override
    public List<Lookup> lookups() {
        return lookups;
    }

    @Override
    public Map<String, String> allowanceHeaders(List<Allowance> allowances, Instant now) {
        return RateLimitHeaders.of(allowances);
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return (path.startsWith("/v1/") || path.startsWith("/openai/")) && !anthropic(headers);
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return OpenAiErrors.write(error);
    }

    static boolean anthropic(RequestHeaders headers) {
        return headers.first("anthropic-version") != null;
    }
}
