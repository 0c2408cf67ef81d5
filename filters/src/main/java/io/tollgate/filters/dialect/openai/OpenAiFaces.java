package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.LengthMembers;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.Streaming;
import java.util.List;

/** What OpenAI's clients ask models with. */
final class OpenAiFaces {

    static final String CHAT_PATH = "/v1/chat/completions";
    static final String COMPLETIONS_PATH = "/v1/completions";
    static final String EMBEDDINGS_PATH = "/v1/embeddings";

    static final ChatFace CHAT =
            new ChatFace(
                    OpenAiClient.NAME,
                    CHAT_PATH,
                    Streaming.ON_REQUEST,
                    StreamFormat.SSE,
                    ChatRequestReader::read,
                    ChatResponseWriter::write,
                    (delivery, stamp, _) -> new ChatStreamWriter(delivery, stamp),
                    false,
                    new LengthMembers(List.of("max_completion_tokens", "max_tokens"), List.of("n")),
                    OpenAiErrors::frame);

    /** The legacy completions: a prompt in, its continuation out. */
    static final ChatFace COMPLETIONS =
            new ChatFace(
                    OpenAiClient.NAME,
                    COMPLETIONS_PATH,
                    Streaming.ON_REQUEST,
                    StreamFormat.SSE,
                    CompletionsRequestReader::read,
                    CompletionsResponseWriter::write,
                    (delivery, stamp, _) -> new CompletionsStreamWriter(delivery, stamp),
                    false,
                    new LengthMembers(List.of("max_tokens"), List.of("n", "best_of")),
                    OpenAiErrors::frame);

    static final EmbeddingFace EMBEDDINGS =
            new EmbeddingFace(
                    OpenAiClient.NAME,
                    EMBEDDINGS_PATH,
                    false,
                    EmbeddingsRequestReader::read,
                    EmbeddingsResponseWriter::write);

    static final List<Face> ALL = List.of(CHAT, COMPLETIONS, EMBEDDINGS);

    private OpenAiFaces() {}
}
