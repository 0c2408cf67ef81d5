package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.policies.access.Caller;
import org.springframework.web.server.ServerWebExchange;

/** Who is calling, as whoever guards the door has found out. */
public final class Callers {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    /** Lets a request in. */
    public static void identify(ServerWebExchange exchange, Caller caller) {
        exchange.getAttributes().put(ATTRIBUTE, caller);
    }

    /**
     * @throws GatewayException if nobody has found out
     */
    public static Caller of(ServerWebExchange exchange) {
        Caller caller = exchange.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new GatewayException(
                    Kind.AUTHENTICATION, "This request came in without anybody asking who it is.");
        }
        return caller;
    }
}
