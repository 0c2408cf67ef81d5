package io.tollgate.app.security;

import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who came to an admin endpoint.
 *
 * @param administrator null if nobody knows
 * @param session that they came with, null if they showed a key or token
 * @param refusal why nothing will be done for them whoever they are, null if nothing speaks against
 */
public record Entrant(
        @Nullable Administrator administrator,
        @Nullable Session session,
        @Nullable Refusal refusal) {

    private static final String ATTRIBUTE = Entrant.class.getName();
    private static final Entrant STRANGER = new Entrant(null, null, null);

    /** Why somebody is not let in. */
    public record Refusal(int status, String detail) {}

    public static Entrant of(Administrator administrator) {
        return new Entrant(administrator, null, null);
    }

    public static Entrant of(Session session) {
        return new Entrant(session.administrator(), session, null);
    }

    public static Entrant stranger() {
        return STRANGER;
    }

    public static Entrant refused(int status, @Nullable String detail) {
        return new Entrant(null, null, new Refusal(status, String.valueOf(detail)));
    }

    public void enter(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Who came with this request; a stranger if nobody has asked. */
    public static Entrant in(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, STRANGER);
    }
}
