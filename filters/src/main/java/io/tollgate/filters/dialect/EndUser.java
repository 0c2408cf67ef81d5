package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Whom an OpenAI client asks for. {@code user} is the deprecated name, and counts only where {@code
 * safety_identifier} is absent.
 */
public final class EndUser {

    private EndUser() {}

    /** The user's name; null if there is none. */
    public static @Nullable String take(JsonFields request, Losses losses) {
        String deprecated = request.takeText("user");
        String identifier = request.takeText("safety_identifier");
        if (identifier == null) {
            return deprecated;
        }
        if (deprecated != null && !deprecated.equals(identifier)) {
            losses.add("user");
        }
        return identifier;
    }
}
