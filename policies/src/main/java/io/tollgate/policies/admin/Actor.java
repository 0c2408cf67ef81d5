package io.tollgate.policies.admin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param id of a key its public id, of a user the issuer's id with the subject ({@code
 *     corp:8f14e4})
 * @param name for people
 * @param email null if nobody told
 */
public record Actor(Kind kind, String id, String name, @Nullable String email) {

    /** Whoever runs the gateway's own commands on its machine. */
    public static final Actor OPERATOR = new Actor(Kind.OPERATOR, "operator", "operator", null);

    /** What it came with. */
    public enum Kind {
        /** An admin key. */
        KEY,
        /** A login at a provider of identities, or its token. */
        USER,
        /** The machine's own command line, or the first start. */
        OPERATOR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
