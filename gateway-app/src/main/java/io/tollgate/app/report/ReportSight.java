package io.tollgate.app.report;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Visible;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who asks for a report, and what may be shown to him. All of this package's controllers ask here,
 * and nowhere else.
 */
public interface ReportSight {

    /** Whose usage may be shown. */
    Visible visible(ServerWebExchange exchange);

    /** Who is written down as having closed a month or charged anew. */
    Actor actor(ServerWebExchange exchange);
}
