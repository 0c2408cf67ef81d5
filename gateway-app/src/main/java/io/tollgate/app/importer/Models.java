package io.tollgate.app.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models of the new file, of groups of deployments. */
final class Models {

    /** The most that Tollgate tries. */
    private static final int MOST_ATTEMPTS = 20;

    private final Map<String, List<Deployment>> groups = new LinkedHashMap<>();
    private final Accounts accounts;
    private final Routing routing;
    private final Report report;

    Models(List<Deployment> deployments, Accounts accounts, Routing routing, Report report) {
        this.accounts = accounts;
        this.routing = routing;
        this.report = report;
        deployments.forEach(
                one -> groups.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one));
    }

    Map<String, Object> settings() {
        Map<String, Object> models = new LinkedHashMap<>();
        groups.forEach((group, deployments) -> add(models, group, deployments));
        routing.aliases().forEach((alias, model) -> alias(models, alias, model));
        tellLostChains();
        return models;
    }

    private void add(Map<String, Object> models, String group, List<Deployment> deployments) {
        Globs.Kept kept = Globs.keep(group, deployments, report);
        kept.byPattern().forEach((name, own) -> add(models, group, name, own));
        kept.unused().forEach(one -> accounts.name(one.account()));
    }

    private void add(
            Map<String, Object> models, String group, String name, List<Deployment> deployments) {
        if (models.containsKey(name)) {
            report.leftOut(deployments.getFirst().where(), name + " is served already.");
            return;
        }
        models.put(name, model(group, name, deployments));
        int targets = deployments.size();
        report.crossed("model " + name + ": " + targets + (targets == 1 ? " target" : " targets"));
    }

    private Map<String, Object> model(String group, String pattern, List<Deployment> deployments) {
        Map<String, Object> model = new LinkedHashMap<>();
        if (deployments.size() > 1 && !routing.strategy().equals("weighted")) {
            model.put("strategy", routing.strategy());
        }
        model.put("targets", targets(pattern, deployments));
        List<String> chain = routing.fallbacks().of(group);
        chain(model, "fallbacks", group, chain.isEmpty() ? routing.defaultFallbacks() : chain);
        chain(model, "on-context-too-long", group, routing.contextTooLong().of(group));
        chain(model, "on-content-policy", group, routing.contentPolicy().of(group));
        most(deployments, Deployment::retries)
                .ifPresent(retries -> model.put("retry", Map.of("attempts", attempts(retries))));
        most(deployments, Deployment::streamTimeout)
                .map(Deployment::duration)
                .ifPresent(time -> model.put("deadlines", Map.of("first-token", time)));
        return model;
    }

    static int attempts(int retries) {
        return Math.min(MOST_ATTEMPTS, retries + 1);
    }

    private static <T extends Comparable<T>> Optional<T> most(
            List<Deployment> deployments, Function<Deployment, @Nullable T> value) {
        return deployments.stream()
                .flatMap(one -> Stream.ofNullable(value.apply(one)))
                .max(Comparator.naturalOrder());
    }

    private List<Object> targets(String pattern, List<Deployment> deployments) {
        Weighing weighing = new Weighing(deployments);
        List<Object> targets = new ArrayList<>();
        for (Deployment one : deployments) {
            boolean kept = one.model().equals(pattern) || one.model().indexOf('*') >= 0;
            Map<String, Object> target =
                    one.target(accounts.name(one.account()), kept ? null : one.model());
            weighing.into(target, one);
            targets.add(target);
        }
        return targets;
    }

    private void chain(Map<String, Object> model, String key, String group, List<String> names) {
        List<Object> targets = new ArrayList<>();
        for (String name : names.stream().filter(name -> !name.equals(group)).toList()) {
            List<Object> found = fallback(name);
            if (found.isEmpty()) {
                report.leftOut(key + " of " + group, "'" + name + "' did not cross.");
            }
            targets.addAll(found);
        }
        if (!targets.isEmpty()) {
            model.put(key, targets);
        }
    }

    /** All deployments of a group, in their order; of a glob's, for that name. */
    private List<Object> fallback(String name) {
        String exact = routing.aliases().getOrDefault(name, name);
        List<Deployment> own = groups.get(exact);
        List<Object> targets = new ArrayList<>();
        if (own != null && exact.indexOf('*') < 0) {
            own.forEach(one -> targets.add(one.target(accounts.name(one.account()), one.model())));
            return targets;
        }
        groups.forEach(
                (group, deployments) -> {
                    String star = targets.isEmpty() ? Globs.star(group, exact) : null;
                    if (star != null) {
                        deployments.forEach(
                                one ->
                                        targets.add(
                                                one.target(
                                                        accounts.name(one.account()),
                                                        one.model().replace("*", star))));
                    }
                });
        return targets;
    }

    private void alias(Map<String, Object> models, String alias, String model) {
        boolean served =
                models.containsKey(model)
                        || models.keySet().stream().anyMatch(one -> Globs.star(one, model) != null);
        if (!served) {
            report.leftOut("model_group_alias." + alias, "'" + model + "' did not cross.");
        } else if (models.containsKey(alias)) {
            report.leftOut("model_group_alias." + alias, "there is a model of that name.");
        } else {
            models.put(alias, Map.of("rules", List.of(Map.of("use", model))));
            report.crossed("alias " + alias + ": rules that use " + model);
        }
    }

    private void tellLostChains() {
        for (Chains chains :
                List.of(routing.fallbacks(), routing.contextTooLong(), routing.contentPolicy())) {
            chains.models().stream()
                    .filter(model -> !groups.containsKey(model))
                    .forEach(
                            model ->
                                    report.leftOut(
                                            chains.where() + "." + model,
                                            "no model of that name crossed."));
        }
        if (!routing.fallbacks().isEmpty() || !routing.defaultFallbacks().isEmpty()) {
            report.changed(
                    "fallbacks",
                    "groups became their targets, in their order. Conversations that are too long"
                            + " and what a provider's policy forbids go to on-context-too-long and"
                            + " on-content-policy alone.");
        }
    }
}
