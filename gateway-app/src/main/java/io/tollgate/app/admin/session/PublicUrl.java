package io.tollgate.app.admin.session;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.security.LoopbackGuard;
import io.tollgate.app.settings.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where browsers reach the gateway. The settings say it; what a request says of it counts on this
 * machine only, where the guard has looked at it.
 */
@Component
class PublicUrl {

    private final @Nullable URI declared;

    PublicUrl(Settings settings) {
        this.declared = settings.admin().publicUrl();
    }

    /**
     * A page's address.
     *
     * @throws Problem if nobody has said where the gateway is
     */
    URI of(ServerHttpRequest request, String path) {
        if (declared != null) {
            return declared.resolve(path);
        }
        if (LoopbackGuard.refusal(request) != null) {
            throw Problem.of(
                    500,
                    "Set tollgate.admin.public-url to where browsers reach the gateway, so that"
                            + " people can log in from elsewhere than its own machine.");
        }
        return request.getURI().resolve(path);
    }

    /** Whether browsers come by HTTPS, so that cookies shall not come otherwise. */
    boolean isSecure(ServerHttpRequest request) {
        return declared == null
                ? "https".equals(request.getURI().getScheme())
                : "https".equals(declared.getScheme());
    }
}
