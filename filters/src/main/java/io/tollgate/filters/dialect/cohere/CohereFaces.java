package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.LengthMembers;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.RelayFace.Addressing;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.Streaming;
import java.util.List;
import java.util.Set;

/** What Cohere's clients ask models with. */
final class CohereFaces {

    /**
     * A conversation.
     *
     * @see <a href="https://docs.cohere.com/reference/chat">Chat API</a>
     */
    private static final Face CHAT =
            new ChatFace(
                    CohereClient.NAME,
                    CohereProvider.CHAT,
                    Streaming.ON_REQUEST,
                    StreamFormat.SSE,
                    ChatRequestReader::read,
                    ChatResponseWriter::write,
                    (_, stamp, _) -> new ChatStreamWriter(stamp),
                    false,
                    new LengthMembers(List.of("max_tokens"), List.of()),
                    MessageFrames::fault);

    /** Texts to vectors. */
    private static final Face EMBED =
            new EmbeddingFace(
                    CohereClient.NAME,
                    CohereEmbeddings.PATH,
                    false,
                    EmbedRequestReader::read,
                    EmbedResponseWriter::write);

    static final List<Face> ALL = List.of(CHAT, EMBED, rerank("/v1/rerank"), rerank("/v2/rerank"));

    private CohereFaces() {}

    private static Face rerank(String path) {
        return new RelayFace(CohereClient.NAME, path, "rerank", Addressing.BODY, Set.of("POST"));
    }
}
