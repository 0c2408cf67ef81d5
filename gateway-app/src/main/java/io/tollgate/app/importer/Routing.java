package io.tollgate.app.importer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code router_settings} and {@code litellm_settings} say of how requests are routed. Where
 * both say something, the router's holds, as in LiteLLM.
 *
 * @param strategy as the new file calls it
 * @param timeout of a call, in seconds, where its deployment has none
 */
record Routing(
        String strategy,
        @Nullable Integer retries,
        @Nullable BigDecimal timeout,
        @Nullable BigDecimal streamTimeout,
        @Nullable BigDecimal cooldown,
        @Nullable BigDecimal pause,
        Chains fallbacks,
        Chains contextTooLong,
        Chains contentPolicy,
        List<String> defaultFallbacks,
        Map<String, String> aliases) {

    private static final String STRATEGY = "routing_strategy";
    private static final Map<String, String> STRATEGIES =
            Map.of(
                    "simple-shuffle", "weighted",
                    "least-busy", "least-busy",
                    "latency-based-routing", "lowest-latency",
                    "cost-based-routing", "cheapest");
    private static final Set<String> BY_USAGE =
            Set.of("usage-based-routing", "usage-based-routing-v2");

    static Routing read(Fields router, Fields library, Report report) {
        Both both = new Both(router, library, report);
        return new Routing(
                strategy(router, report),
                both.say("num_retries", Fields::whole),
                both.say("timeout", "request_timeout", Fields::number),
                router.number("stream_timeout"),
                both.say("cooldown_time", Fields::number),
                router.number("retry_after"),
                both.chains("fallbacks"),
                both.chains("context_window_fallbacks"),
                both.chains("content_policy_fallbacks"),
                both.names("default_fallbacks"),
                aliases(router.fields("model_group_alias"), report));
    }

    private static String strategy(Fields router, Report report) {
        String theirs = router.text(STRATEGY);
        String ours = STRATEGIES.getOrDefault(theirs == null ? "simple-shuffle" : theirs, "");
        if (theirs != null && BY_USAGE.contains(theirs)) {
            report.changed(
                    router.path(STRATEGY),
                    "least-busy is the nearest; what an account has left is not known here.");
            return "least-busy";
        }
        if (ours.isEmpty()) {
            report.leftOut(
                    router.path(STRATEGY),
                    "there is no such strategy; targets are chosen by weight. Others are"
                            + " least-busy, lowest-latency, cheapest and in-order.");
        }
        return ours.isEmpty() ? "weighted" : ours;
    }

    private static Map<String, String> aliases(Fields given, Report report) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String alias : given.names().stream().sorted().toList()) {
            Object target = given.take(alias);
            if (target instanceof Map<?, ?> map && map.get("model") instanceof String model) {
                aliases.put(alias, model);
                if (Boolean.TRUE.equals(map.get("hidden"))) {
                    report.leftOut(
                            given.path(alias) + ".hidden",
                            "a key's models decide what it sees in lists.");
                }
            } else if (target instanceof String model) {
                aliases.put(alias, model);
            } else {
                report.leftOut(given.path(alias), "names no model.");
            }
        }
        return aliases;
    }

    /** The router's settings before the library's. */
    private record Both(Fields router, Fields library, Report report) {

        <T> @Nullable T say(String name, BiFunction<Fields, String, @Nullable T> read) {
            return say(name, name, read);
        }

        <T> @Nullable T say(
                String inRouter, String inLibrary, BiFunction<Fields, String, @Nullable T> read) {
            boolean both = router.has(inRouter) && library.has(inLibrary);
            T first = read.apply(router, inRouter);
            T second = read.apply(library, inLibrary);
            if (both) {
                report.leftOut(
                        library.path(inLibrary), router.path(inRouter) + " holds in its place.");
            }
            return first == null ? second : first;
        }

        Chains chains(String name) {
            Chains chains = say(name, (fields, key) -> fields.has(key) ? one(fields, key) : null);
            return chains == null ? Chains.NONE : chains;
        }

        private Chains one(Fields fields, String key) {
            return Chains.read(fields.path(key), fields.list(key), report);
        }

        List<String> names(String name) {
            List<String> names =
                    say(
                            name,
                            (fields, key) ->
                                    fields.has(key)
                                            ? fields.list(key).stream()
                                                    .map(String::valueOf)
                                                    .toList()
                                            : null);
            return names == null ? List.of() : names;
        }
    }
}
