package io.tollgate.app.admin;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.policies.Policing;
import io.tollgate.filters.gateway.Explainer;
import io.tollgate.filters.gateway.Explanation;
import io.tollgate.policies.admin.Permission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what would become of a request, without sending it. */
@RestController
@RequestMapping("/admin/v1/explain")
class ExplainController {

    private static final String CHAT = "/v1/chat/completions";

    /**
     * A request to talk about.
     *
     * @param path at which it would be asked; absent: {@code /v1/chat/completions}
     * @param headers that rules or affinity may go by
     * @param body as it would be sent
     */
    record Asked(@Nullable String path, @Nullable Map<String, String> headers, JsonNode body) {

        Asked {
            headers = headers == null ? Map.of() : new LinkedHashMap<>(headers);
        }
    }

    private final Explainer explainer;
    private final Policing policing;

    ExplainController(Explainer explainer, Policing policing) {
        this.explainer = explainer;
        this.policing = policing;
    }

    @PostMapping
    @Requires(Permission.EXPLAIN)
    Explanation explain(@RequestBody Asked asked) {
        HttpHeaders headers = new HttpHeaders();
        Objects.requireNonNull(asked.headers()).forEach(headers::set);
        return explainer.explain(
                policing.feed().current().open(),
                asked.path() == null ? CHAT : asked.path(),
                headers,
                JsonMapper.shared().writeValueAsBytes(asked.body()));
    }
}
