package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.JsonMembers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom an OpenAI client asks for. {@code user} is the deprecated name, and counts only where {@code
 * safety_identifier} is absent.
 */
public final class EndUser {

    private static final String DEPRECATED = "user";
    private static final String IDENTIFIER = "safety_identifier";

    /** The members that name it. */
    public static final Set<String> MEMBERS = Set.of(DEPRECATED, IDENTIFIER);

    private EndUser() {}

    /** The user's name where the request is not taken apart; null if there is none. */
    public static @Nullable String of(JsonMembers members) {
        String identifier = members.text(IDENTIFIER);
        return identifier == null ? members.text(DEPRECATED) : identifier;
    }

    /** The user's name; null if there is none. */
    public static @Nullable String take(JsonFields request, Losses losses) {
        String deprecated = request.takeText(DEPRECATED);
        String identifier = request.takeText(IDENTIFIER);
        if (identifier == null) {
            return deprecated;
        }
        if (deprecated != null && !deprecated.equals(identifier)) {
            losses.add(DEPRECATED);
        }
        return identifier;
    }
}
