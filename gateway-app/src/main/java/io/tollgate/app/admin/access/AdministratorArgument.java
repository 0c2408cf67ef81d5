package io.tollgate.app.admin.access;

import io.tollgate.app.security.Entrant;
import io.tollgate.policies.admin.Administrator;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Tells endpoints who came. */
final class AdministratorArgument implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Administrator.class
                || parameter.getParameterType() == Entrant.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Entrant entrant = Entrant.in(exchange);
        return parameter.getParameterType() == Entrant.class
                ? entrant
                : Objects.requireNonNull(entrant.administrator());
    }
}
