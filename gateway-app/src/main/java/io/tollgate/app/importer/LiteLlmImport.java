package io.tollgate.app.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes settings of a {@code config.yaml} of LiteLLM's proxy. */
final class LiteLlmImport {

    private final Report report = new Report();
    private final Reasons reasons = new Reasons();
    private final References references = new References(report);

    private LiteLlmImport() {}

    /**
     * What was made.
     *
     * @param settings the new file, as a tree
     */
    record Result(Map<String, Object> settings, Report report) {}

    static Result of(Map<String, @Nullable Object> config) {
        LiteLlmImport run = new LiteLlmImport();
        return new Result(Map.of("tollgate", run.settings(config)), run.report);
    }

    private Map<String, Object> settings(Map<String, @Nullable Object> config) {
        Fields top = new Fields("", config, report);
        Fields library = top.fields("litellm_settings");
        Fields router = top.fields("router_settings");
        Fields general = top.fields("general_settings");
        Routing routing = Routing.read(router, library, report);
        General common = General.read(general, report);
        dropped(library);
        List<Deployment> deployments = deployments(top);
        Accounts accounts = new Accounts();
        Map<String, Object> models = new Models(deployments, accounts, routing, report).settings();
        environment(top.fields("environment_variables"));
        library.tellRest(reasons, "litellm_settings");
        router.tellRest(reasons, "router_settings");
        general.tellRest(reasons, "general_settings");
        top.tellRest(reasons, "top");
        Map<String, Object> tollgate = common(common, routing);
        put(tollgate, "providers", accounts.settings(routing.timeout(), common.checkEvery()));
        put(tollgate, "models", models);
        NextSteps.tell(report, references.needed(), common.keys(), models.isEmpty());
        return tollgate;
    }

    private List<Deployment> deployments(Fields top) {
        Map<String, Map<String, @Nullable Object>> credentials = new LinkedHashMap<>();
        for (Object one : top.list("credential_list")) {
            if (one instanceof Map<?, ?> map
                    && map.get("credential_name") instanceof String name
                    && map.get("credential_values") instanceof Map<?, ?> values) {
                credentials.put(name, BoundedYaml.asMap(values));
            } else {
                report.leftOut("credential_list", "an entry without a name or values.");
            }
        }
        return new DeploymentReader(
                        report, reasons, new AccountReader(report, references), credentials)
                .read(top.list("model_list"));
    }

    /** What cannot cross is left out and named here in any case, which is what most ask for. */
    private void dropped(Fields library) {
        if (library.has("drop_params")) {
            if (library.flag("drop_params")) {
                report.crossed(
                        "drop_params: fields that a provider has no word for are left out, and"
                                + " named in x-tollgate-dropped");
            } else {
                report.changed(
                        library.path("drop_params"),
                        "fields that a provider has no word for are left out and named; fidelity:"
                                + " strict on a model refuses such requests.");
            }
        }
    }

    private void environment(Fields variables) {
        variables.names().stream()
                .sorted()
                .forEach(
                        name -> {
                            variables.take(name);
                            report.leftOut(
                                    variables.path(name),
                                    "set it where the gateway is started, if it needs it.");
                        });
    }

    /** The file serves what LiteLLM served, and nothing that is found beside it. */
    private static Map<String, Object> common(General general, Routing routing) {
        Map<String, Object> tollgate = new LinkedHashMap<>();
        tollgate.put("demo", false);
        tollgate.put("discovery", false);
        if (general.keys()) {
            tollgate.put("access", "keys");
        }
        if (general.mostMegabytes() != null) {
            tollgate.put("limits", Map.of("max-request-body", general.mostMegabytes() + "MB"));
        }
        if (routing.cooldown() != null) {
            tollgate.put("health", Map.of("open", Deployment.duration(routing.cooldown())));
        }
        Map<String, Object> defaults = new LinkedHashMap<>();
        Map<String, Object> retry = new LinkedHashMap<>();
        if (routing.retries() != null) {
            retry.put("attempts", Models.attempts(routing.retries()));
        }
        if (routing.pause() != null) {
            retry.put("backoff", Deployment.duration(routing.pause()));
        }
        put(defaults, "retry", retry);
        if (routing.streamTimeout() != null) {
            String time = Deployment.duration(routing.streamTimeout());
            defaults.put("deadlines", Map.of("first-token", time));
        }
        put(tollgate, "defaults", defaults);
        return tollgate;
    }

    private static void put(Map<String, Object> into, String key, Map<String, Object> section) {
        if (!section.isEmpty()) {
            into.put(key, section);
        }
    }
}
