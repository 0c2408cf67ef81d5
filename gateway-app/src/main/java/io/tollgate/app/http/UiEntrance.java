package io.tollgate.app.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tollgate.app.role.FullRole;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** People type {@code /ui}; the page is a file behind it. */
@FullRole
@Configuration(proxyBeanMethods = false)
class UiEntrance {

    private static final URI PAGE = URI.create("/ui/index.html");

    @Bean
    RouterFunction<ServerResponse> uiEntranceRoute() {
        return route(
                path("/ui").or(path("/ui/")), _ -> ServerResponse.temporaryRedirect(PAGE).build());
    }
}
