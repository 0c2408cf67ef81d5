package io.tollgate.filters.upstream;

import java.util.Objects;

/** A credential. It shows itself to nobody who does not ask for {@link #reveal}. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The credential itself: for the header that needs it, never for a log or a message. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
