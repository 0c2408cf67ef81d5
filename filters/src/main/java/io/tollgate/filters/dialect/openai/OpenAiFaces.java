package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.StreamFormat;

/** What OpenAI's clients ask models with. */
final class OpenAiFaces {

    static final String CHAT_PATH = "/v1/chat/completions";
    static final String COMPLETIONS_PATH = "/v1/completions";

    static final Face CHAT =
            new Face(
                    OpenAiClient.NAME,
                    CHAT_PATH,
                    false,
                    StreamFormat.SSE,
                    ChatRequestReader::read,
                    ChatResponseWriter::write,
                    ChatStreamWriter::new,
                    OpenAiErrors::frame);

    /** The legacy completions: a prompt in, its continuation out. */
    static final Face COMPLETIONS =
            new Face(
                    OpenAiClient.NAME,
                    COMPLETIONS_PATH,
                    false,
                    StreamFormat.SSE,
                    CompletionsRequestReader::read,
                    CompletionsResponseWriter::write,
                    CompletionsStreamWriter::new,
                    OpenAiErrors::frame);

    private OpenAiFaces() {}
}
