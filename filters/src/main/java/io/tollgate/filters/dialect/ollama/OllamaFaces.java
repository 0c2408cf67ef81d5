package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.Streaming;

/** What Ollama's clients ask models with. */
final class OllamaFaces {

    static final String CHAT_PATH = "/api/chat";
    static final String GENERATE_PATH = "/api/generate";
    static final String EMBED_PATH = "/api/embed";
    static final String EMBEDDINGS_PATH = "/api/embeddings";

    /**
     * A conversation.
     *
     * @see <a href="https://docs.ollama.com/api/chat">Generate a chat message</a>
     */
    static final ChatFace CHAT =
            new ChatFace(
                    OllamaClient.NAME,
                    CHAT_PATH,
                    Streaming.UNLESS_REFUSED,
                    StreamFormat.NDJSON,
                    ChatRequestReader::read,
                    ChatResponseWriter::write,
                    (_, stamp, _) -> new ChatStreamWriter(stamp),
                    false,
                    new PredictLimit(),
                    OllamaErrors::line);

    /**
     * One prompt, one answer; no tools.
     *
     * @see <a href="https://docs.ollama.com/api/generate">Generate a response</a>
     */
    static final ChatFace GENERATE =
            new ChatFace(
                    OllamaClient.NAME,
                    GENERATE_PATH,
                    Streaming.UNLESS_REFUSED,
                    StreamFormat.NDJSON,
                    GenerateRequestReader::read,
                    GenerateResponseWriter::write,
                    (_, stamp, _) -> new GenerateStreamWriter(stamp),
                    false,
                    new PredictLimit(),
                    OllamaErrors::line);

    /**
     * Texts to vectors.
     *
     * @see <a href="https://docs.ollama.com/api/embed">Generate embeddings</a>
     */
    static final EmbeddingFace EMBED =
            new EmbeddingFace(
                    OllamaClient.NAME,
                    EMBED_PATH,
                    true,
                    EmbedRequestReader::read,
                    EmbedResponseWriter::write);

    /** One prompt to one vector, as older clients ask. */
    static final EmbeddingFace EMBEDDINGS =
            new EmbeddingFace(
                    OllamaClient.NAME,
                    EMBEDDINGS_PATH,
                    true,
                    EmbedRequestReader::readLegacy,
                    EmbedResponseWriter::writeLegacy);

    private OllamaFaces() {}
}
