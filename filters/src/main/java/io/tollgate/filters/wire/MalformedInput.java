package io.tollgate.filters.wire;

/**
 * Bytes that are not what their format promises. The message says where and what was expected, and
 * never quotes the input: it may hold secrets.
 */
public final class MalformedInput extends RuntimeException {

    private final String message;

    public MalformedInput(String message) {
        super(message);
        this.message = message;
    }

    public MalformedInput(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
