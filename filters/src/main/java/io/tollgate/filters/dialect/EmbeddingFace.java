package io.tollgate.filters.dialect;

/**
 * An endpoint that turns texts into vectors. Its answers are never streamed.
 *
 * @param dialect the dialect's name: {@code openai}
 * @param path such as {@code /v1/embeddings}
 * @param takesAnyMediaType whether its requests are JSON whatever their Content-Type says
 * @param reader reads its requests
 * @param writer writes its answers
 */
public record EmbeddingFace(
        String dialect,
        String path,
        boolean takesAnyMediaType,
        RequestReader reader,
        ResponseWriter writer)
        implements Face {

    @Override
    public String operation() {
        return "embeddings";
    }

    /** Reads a request of the face. */
    @FunctionalInterface
    public interface RequestReader {

        /**
         * @param body one JSON object
         * @param losses takes in what the reader does not know
         * @throws io.tollgate.filters.wire.MalformedInput if it is not what the API defines, or
         *     cannot be said without its dialect
         */
        EmbeddingRequest read(byte[] body, Losses losses);
    }

    /** Writes an answer in the face's shape. */
    @FunctionalInterface
    public interface ResponseWriter {

        byte[] write(EmbeddingResponse response, EmbeddingRequest request);
    }
}
