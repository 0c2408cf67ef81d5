package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The admin API's description says what is there: all of it, and nothing else. */
@Timeout(60)
final class OpenApiTest {

    private static final String ADMIN = "/admin/v1";

    @Test
    void describesEveryEndpoint() {
        JsonNode described = PolicyStage.GATEWAY.admin().get("/openapi").is(200).json();
        assertThat(described.path("openapi").stringValue("")).startsWith("3.");
        Set<String> told = new TreeSet<>();
        described
                .path("paths")
                .forEachEntry(
                        (path, methods) ->
                                methods.forEachEntry(
                                        (method, _) ->
                                                told.add(
                                                        method.toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path)));
        assertThat(told).isEqualTo(endpoints());
    }

    private static Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        PolicyStage.GATEWAY
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (info, handler) -> {
                            if (handler.getBeanType().getName().startsWith("io.tollgate.")) {
                                add(endpoints, info);
                            }
                        });
        return endpoints;
    }

    private static void add(Set<String> endpoints, RequestMappingInfo info) {
        for (var pattern : info.getPatternsCondition().getPatterns()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                if (pattern.getPatternString().startsWith(ADMIN)) {
                    endpoints.add(method.name() + " " + pattern.getPatternString());
                }
            }
        }
    }

    @Test
    void namesWhatIsWantedAndWhatComesBack() {
        JsonNode described = PolicyStage.GATEWAY.admin().get("/openapi").json();
        JsonNode issue = described.path("paths").path(ADMIN + "/keys").path("post");
        assertThat(issue.path("requestBody").toString()).contains("KeyWish");
        assertThat(issue.path("parameters").toString()).doesNotContain("Administrator");
        assertThat(described.path("components").path("schemas").toString())
                .contains("KeyWish", "BudgetView", "costCentre")
                .doesNotContain("ServerWebExchange");
        assertThat(described.path("components").path("securitySchemes").toString())
                .contains("bearer");
    }
}
