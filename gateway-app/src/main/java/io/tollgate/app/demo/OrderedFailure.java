package io.tollgate.app.demo;

/** A failure that the message ordered by {@code [fail 429]}. */
final class OrderedFailure extends RuntimeException {

    private final int status;
    private final String message;

    OrderedFailure(int status) {
        this.status = status;
        this.message = "The message ordered a failure with HTTP " + status + ".";
    }

    @Override
    public String getMessage() {
        return message;
    }

    int status() {
        return status;
    }
}
