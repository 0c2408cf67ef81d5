package io.tollgate.app.admin.access;

import io.tollgate.app.security.Entrant;
import io.tollgate.app.security.Entrant.Refusal;
import io.tollgate.policies.admin.Administrator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** Compares who came with what the endpoint asks for. What asks for nothing is closed. */
final class Entrance {

    private static final String OURS = "io.tollgate.";
    private static final String DESCRIPTION = "org.springdoc.";

    private Entrance() {}

    /** Why not; null if they may. */
    static @Nullable Refusal refusal(Entrant entrant, HandlerMethod endpoint) {
        if (entrant.refusal() != null) {
            return entrant.refusal();
        }
        Requires required = endpoint.getMethodAnnotation(Requires.class);
        if (required != null) {
            return refusal(entrant.administrator(), required);
        }
        return switch (whom(endpoint)) {
            case STRANGERS, CALLERS -> null;
            case ADMINISTRATORS -> entrant.administrator() == null ? unknown() : null;
            case null -> new Refusal(403, "Nobody may use this endpoint.");
        };
    }

    /** Whether the endpoint says whom it is for. */
    static boolean isDeclared(HandlerMethod endpoint) {
        return endpoint.hasMethodAnnotation(Requires.class) || whom(endpoint) != null;
    }

    /** Spring's own endpoints of operation are the gate's business. */
    private static OpenTo.@Nullable Whom whom(HandlerMethod endpoint) {
        OpenTo open = endpoint.getMethodAnnotation(OpenTo.class);
        if (open != null) {
            return open.value();
        }
        String name = endpoint.getBeanType().getName();
        if (name.startsWith(OURS)) {
            return null;
        }
        return name.startsWith(DESCRIPTION) ? OpenTo.Whom.ADMINISTRATORS : OpenTo.Whom.STRANGERS;
    }

    private static @Nullable Refusal refusal(
            @Nullable Administrator administrator, Requires required) {
        if (administrator == null) {
            return unknown();
        }
        boolean permitted =
                required.everywhere()
                        ? administrator.mayEverywhere(required.value())
                        : administrator.may(required.value());
        return permitted
                ? null
                : new Refusal(
                        403,
                        "This needs the permission "
                                + required.value().word()
                                + (required.everywhere() ? " for all tenants" : "")
                                + ", which none of your roles has.");
    }

    private static Refusal unknown() {
        return new Refusal(
                401,
                "Log in, or send an admin key as 'Authorization: Bearer tg_ak_…'. The command"
                        + " `tollgate admin issue` makes one.");
    }
}
