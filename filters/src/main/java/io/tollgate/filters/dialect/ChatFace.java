package io.tollgate.filters.dialect;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * An endpoint that takes a conversation, or a prompt, and has the model go on.
 *
 * @param dialect the dialect's name: {@code openai}
 * @param path such as {@code /v1/chat/completions}
 * @param streaming what decides whether it streams
 * @param streamFormat how its streams are cut
 * @param reader reads its requests
 * @param writer writes its whole answers
 * @param streams writes its streams
 * @param usageFirst whether its streams tell the prompt's tokens before the answer
 * @param length how its requests limit the answer
 * @param fault tells a client that a stream in which bytes were passed through has broken off; no
 *     fake end follows
 * @param query parameters that the query has to have
 */
public record ChatFace(
        String dialect,
        String path,
        Streaming streaming,
        StreamFormat streamFormat,
        RequestReader reader,
        ResponseWriter writer,
        StreamWriters streams,
        boolean usageFirst,
        AnswerLength length,
        FaultWriter fault,
        Map<String, String> query)
        implements Face {

    /** An endpoint that needs nothing in the query. */
    public ChatFace(
            String dialect,
            String path,
            Streaming streaming,
            StreamFormat streamFormat,
            RequestReader reader,
            ResponseWriter writer,
            StreamWriters streams,
            boolean usageFirst,
            AnswerLength length,
            FaultWriter fault) {
        this(
                dialect,
                path,
                streaming,
                streamFormat,
                reader,
                writer,
                streams,
                usageFirst,
                length,
                fault,
                Map.of());
    }

    @Override
    public String operation() {
        return "chat";
    }

    @Override
    public boolean takesAnyMediaType() {
        return streamFormat.equals(StreamFormat.NDJSON);
    }

    /** Reads a request of the face. */
    @FunctionalInterface
    public interface RequestReader {

        /**
         * @param body one JSON object
         * @param losses takes in what the reader does not know
         * @throws io.tollgate.filters.wire.MalformedInput if it is not what the API defines; the
         *     message names the field
         */
        ChatRequest read(byte[] body, Losses losses);
    }

    /** Writes a whole answer in the face's shape. */
    @FunctionalInterface
    public interface ResponseWriter {

        byte[] write(ChatResponse response, Stamp stamp);
    }

    /** Makes the writer of one stream. */
    @FunctionalInterface
    public interface StreamWriters {

        /**
         * @param expectedInput guesses the prompt's tokens, for dialects that tell them before the
         *     answer, when most providers have not yet counted
         */
        StreamWriter writer(Delivery delivery, Stamp stamp, LongSupplier expectedInput);
    }

    /** Writes the frames that say that a stream has broken off. */
    @FunctionalInterface
    public interface FaultWriter {

        byte[] write(GatewayError error);
    }
}
