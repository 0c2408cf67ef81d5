package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Allowance;
import io.tollgate.filters.dialect.AzureApi;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.EndUser;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.LengthMembers;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RateLimitHeaders;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.Streaming;
import io.tollgate.filters.wire.JsonMembers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Responses API as clients call it. It is a part of OpenAI's API, whose dialect answers for all
 * other paths.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">OpenAI, Responses</a>
 */
public final class ResponsesClient implements ClientDialect {

    static final String NAME = "responses";
    static final String PATH = "/v1/responses";

    /** Where OpenAI has it, where Azure does, and where OpenAI's own library looks for Azure's. */
    private static final List<String> PATHS =
            List.of(
                    PATH,
                    "/openai/v1/responses",
                    "/openai/responses",
                    AzureApi.DEPLOYMENT + PATH.substring("/v1".length()));

    private final List<Face> faces = PATHS.stream().<Face>map(ResponsesClient::at).toList();

    private static ChatFace at(String path) {
        return new ChatFace(
                NAME,
                path,
                Streaming.ON_REQUEST,
                StreamFormat.SSE,
                (body, losses) -> ResponsesRequestReader.read(AzureApi.named(body), losses),
                AnswerWriter::write,
                (_, stamp, _) -> new AnswerStreamWriter(stamp),
                false,
                new LengthMembers(List.of("max_output_tokens"), List.of()),
                ResponsesErrors::frame);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Before OpenAI's, of whose API it is one path. */
    @Override
    public int precedence() {
        return 20;
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
        return List.of();
    }

    @Override
    public Map<String, String> allowanceHeaders(List<Allowance> allowances, Instant now) {
        return RateLimitHeaders.of(allowances);
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return PATHS.contains(path);
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return ResponsesErrors.write(error);
    }
}
