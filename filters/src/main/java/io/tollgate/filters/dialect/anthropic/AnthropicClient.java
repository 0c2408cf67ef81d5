package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Allowance;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Anthropic API as clients call it. It shares {@code /v1/} with OpenAI's; its clients are known
 * by the header {@code anthropic-version}, which the API demands of them.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/versioning">Versions</a>
 */
public final class AnthropicClient implements ClientDialect {

    private static final String METADATA = "metadata";

    static final String NAME = "anthropic";
    static final String VERSION_HEADER = "anthropic-version";

    private final List<Face> faces = List.of(MessagesFace.MESSAGES, CountTokensFace.COUNT_TOKENS);
    private final List<Lookup> lookups = List.of(new ModelListLookup(), new ModelLookup());

    @Override
    public String name() {
        return NAME;
    }

    /** First: it knows its callers by a header, on paths that OpenAI's API has as well. */
    @Override
    public int precedence() {
        return 10;
    }

    @Override
    public Set<String> keyHeaders() {
        return Set.of("x-api-key");
    }

    @Override
    public List<Face> faces() {
        return faces;
    }

    @Override
    public String promptCacheMember() {
        return METADATA;
    }

    /** Claude Code names its session there, and sends the conversation anew with each turn. */
    @Override
    public @Nullable String promptCacheKey(JsonMembers members) {
        Slice metadata = members.value(METADATA);
        return metadata == null ? null : Json.parse(metadata).path("user_id").stringValue(null);
    }

    @Override
    public @Nullable String endUser(JsonMembers members) {
        return promptCacheKey(members);
    }

    @Override
    public List<Lookup> lookups() {
        return lookups;
    }

    @Override
    public Map<String, String> allowanceHeaders(List<Allowance> allowances, Instant now) {
        return RateLimitHeaders.of(allowances, now);
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return path.equals(MessagesFace.PATH)
                || path.startsWith(MessagesFace.PATH + "/")
                || (path.startsWith("/v1/") && versioned(headers));
    }

    @Override
    public int status(GatewayError error) {
        return AnthropicErrors.status(error);
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return AnthropicErrors.write(error, stamp);
    }

    static boolean versioned(RequestHeaders headers) {
        return headers.first(VERSION_HEADER) != null;
    }
}
