package io.tollgate.app.admin.session;

import io.tollgate.app.admin.access.OpenTo;
import io.tollgate.app.admin.access.OpenTo.Whom;
import io.tollgate.app.security.Entrant;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells administrators who they are, and what they may. */
@RestController
class MeController {

    /**
     * Whoever asks.
     *
     * @param can all that is permitted somewhere
     * @param csrf what writes must say as {@code x-tollgate-csrf}; null without a session
     * @param expires when the session ends; null without one
     */
    record Me(
            Who actor,
            List<GrantView> grants,
            List<String> can,
            @Nullable String csrf,
            @Nullable Instant expires) {}

    /**
     * @param kind {@code key}, {@code user} or {@code operator}
     */
    record Who(String kind, String id, String name, @Nullable String email) {

        static Who of(Actor actor) {
            return new Who(actor.kind().word(), actor.id(), actor.name(), actor.email());
        }
    }

    @GetMapping("/admin/v1/me")
    @OpenTo(Whom.ADMINISTRATORS)
    Me me(Administrator admin, Entrant entrant) {
        Session session = entrant.session();
        return new Me(
                Who.of(admin.actor()),
                admin.grants().stream().map(GrantView::of).toList(),
                admin.permissions().stream().map(Permission::word).toList(),
                session == null ? null : session.csrf(),
                session == null ? null : session.ends());
    }
}
