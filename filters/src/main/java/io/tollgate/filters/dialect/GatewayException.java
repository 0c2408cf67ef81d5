package io.tollgate.filters.dialect;

/** Carries a {@link GatewayError} up to whoever writes it in the caller's dialect. */
public final class GatewayException extends RuntimeException {

    private final GatewayError error;

    public GatewayException(GatewayError error) {
        super(error.message());
        this.error = error;
    }

    public GatewayException(GatewayError error, Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    public GatewayException(GatewayError.Kind kind, String message) {
        this(GatewayError.of(kind, message));
    }

    public GatewayError error() {
        return error;
    }
}
