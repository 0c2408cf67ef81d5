package io.tollgate.app.admin;

import io.tollgate.app.admin.access.OpenTo;
import io.tollgate.app.admin.access.OpenTo.Whom;
import io.tollgate.app.admin.wire.Problem;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What is nowhere in the admin API is nowhere else either; strangers do not learn that. */
@RestController
class NowhereController {

    @RequestMapping("/admin/**")
    @OpenTo(Whom.ADMINISTRATORS)
    void nowhere(ServerWebExchange exchange) {
        throw Problem.of(
                404,
                "There is no "
                        + exchange.getRequest().getMethod()
                        + " "
                        + exchange.getRequest().getPath()
                        + " here.");
    }
}
