package io.tollgate.app.admin.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.tollgate.app.security.Entrant;
import io.tollgate.policies.admin.Administrator;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the admin API's description; the rest is read from the endpoints. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String KEY = "adminKey";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Administrator.class, Entrant.class);
    }

    @Bean
    OpenAPI adminApi(@Value("${tollgate-build.version}") String version) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Tollgate admin API")
                                .version(version)
                                .description(
                                        "Amounts are dollars as decimal text. Errors are problems"
                                                + " (RFC 9457). Writes take Idempotency-Key,"
                                                + " changes want If-Match."))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        KEY,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /** What the caller must be permitted stands beside each endpoint. */
    @Bean
    OperationCustomizer permissions() {
        return (operation, endpoint) -> {
            Requires required = endpoint.getMethodAnnotation(Requires.class);
            if (required != null) {
                operation.addExtension("x-permission", required.value().word());
                operation.addExtension("x-permission-everywhere", required.everywhere());
            }
            return operation;
        };
    }
}
