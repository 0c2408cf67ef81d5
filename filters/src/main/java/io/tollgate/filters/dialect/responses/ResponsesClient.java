package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.wire.JsonMembers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Responses API as clients call it. It is a part of OpenAI's API, whose dialect answers for all
 * other paths.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">OpenAI, Responses</a>
 */
public final class ResponsesClient implements ClientDialect {

    /**
     * @see <a href="https://platform.openai.com/docs/guides/prompt-caching">Prompt caching</a>
     */
    private static final String PROMPT_CACHE_KEY = "prompt_cache_key";

    static final String NAME = "responses";
    static final String PATH = "/v1/responses";

    static final ChatFace FACE =
            new ChatFace(
                    NAME,
                    PATH,
                    false,
                    StreamFormat.SSE,
                    ResponsesRequestReader::read,
                    AnswerWriter::write,
                    (_, stamp, _) -> new AnswerStreamWriter(stamp),
                    false,
                    ResponsesErrors::frame);

    private final List<Face> faces = List.of(FACE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Face> faces() {
        return faces;
    }

    @Override
    public Set<String> watchedMembers() {
        return Set.of(PROMPT_CACHE_KEY);
    }

    @Override
    public @Nullable String promptCacheKey(JsonMembers members) {
        return members.text(PROMPT_CACHE_KEY);
    }

    @Override
    public List<Lookup> lookups() {
        return List.of();
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return path.equals(PATH);
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return ResponsesErrors.write(error);
    }
}
