package io.tollgate.app.reload;

import io.tollgate.app.reload.Outcome.Refused;
import io.tollgate.app.reload.Outcome.Taken;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/reload} tells which configuration is in force, {@code POST} reloads it. */
@Component
@WebEndpoint(id = "reload")
class ReloadEndpoint {

    private static final int UNPROCESSABLE_CONTENT = 422;

    private final Reload reload;

    ReloadEndpoint(Reload reload) {
        this.reload = reload;
    }

    @ReadOperation
    ReloadState state() {
        return reload.state();
    }

    /** It blocks until the routes are built; Spring runs it where it may. */
    @WriteOperation
    WebEndpointResponse<Outcome> reload() {
        return switch (reload.run()) {
            case Taken taken -> new WebEndpointResponse<>(taken);
            case Refused refused -> new WebEndpointResponse<>(refused, UNPROCESSABLE_CONTENT);
        };
    }
}
