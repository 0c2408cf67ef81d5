package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.StreamFormat;

/** What Ollama's clients ask models with. */
final class OllamaFaces {

    static final String CHAT_PATH = "/api/chat";
    static final String GENERATE_PATH = "/api/generate";

    /**
     * A conversation.
     *
     * @see <a href="https://docs.ollama.com/api/chat">Generate a chat message</a>
     */
    static final Face CHAT =
            new Face(
                    OllamaClient.NAME,
                    CHAT_PATH,
                    true,
                    StreamFormat.NDJSON,
                    ChatRequestReader::read,
                    ChatResponseWriter::write,
                    (_, stamp) -> new ChatStreamWriter(stamp),
                    OllamaErrors::line);

    /**
     * One prompt, one answer; no tools.
     *
     * @see <a href="https://docs.ollama.com/api/generate">Generate a response</a>
     */
    static final Face GENERATE =
            new Face(
                    OllamaClient.NAME,
                    GENERATE_PATH,
                    true,
                    StreamFormat.NDJSON,
                    GenerateRequestReader::read,
                    GenerateResponseWriter::write,
                    (_, stamp) -> new GenerateStreamWriter(stamp),
                    OllamaErrors::line);

    private OllamaFaces() {}
}
