package io.tollgate.filters.dialect;

/**
 * One endpoint of an API that asks a model something, as a client calls it with POST. Readers and
 * writers of the same dialect and path belong together.
 */
public interface Face {

    /** The dialect's name: {@code openai}. */
    String dialect();

    /** Such as {@code /v1/chat/completions}. */
    String path();

    /** Whether an absent {@code stream} member means a stream (Ollama). */
    boolean streamsByDefault();

    StreamFormat streamFormat();

    /**
     * Reads a request. What it does not know, it enters in {@code losses}.
     *
     * @param body one JSON object
     * @throws io.tollgate.filters.wire.MalformedInput if it is not what the API defines; the
     *     message names the field
     */
    ChatRequest readRequest(byte[] body, Losses losses);

    /** A whole answer to {@code request} in this face's shape. */
    byte[] writeResponse(ChatResponse response, ChatRequest request, Stamp stamp);

    /** Writes the stream that answers {@code request}. */
    StreamWriter streamWriter(ChatRequest request, Stamp stamp);

    /**
     * The frames that tell a client that a stream in which the bytes so far were passed through has
     * broken off. There is no fake end behind them.
     */
    byte[] brokenStream(GatewayError error);
}
