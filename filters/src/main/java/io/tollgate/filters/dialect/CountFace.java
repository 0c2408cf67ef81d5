package io.tollgate.filters.dialect;

/**
 * An endpoint that says how many tokens a conversation is, without asking the model. Its requests
 * are those of a {@link ChatFace}.
 *
 * @param dialect the dialect's name: {@code anthropic}
 * @param path such as {@code /v1/messages/count_tokens}
 * @param reader reads its requests
 * @param writer writes its answers
 */
public record CountFace(
        String dialect, String path, ChatFace.RequestReader reader, ResponseWriter writer)
        implements Face {

    /** OpenTelemetry has no name for it. */
    @Override
    public String operation() {
        return "count_tokens";
    }

    @Override
    public boolean takesAnyMediaType() {
        return false;
    }

    /** Writes an answer in the face's shape. */
    @FunctionalInterface
    public interface ResponseWriter {

        byte[] write(long inputTokens);
    }
}
