package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of the gateway as a whole. */
final class RootKeys {

    static final Key ROLE =
            new Key(
                    Sections.ROOT,
                    "role",
                    "full or edge",
                    "full",
                    "What this gateway is for. `edge` serves calls with all their keys, quotas, budgets and the ledger, in less memory and sooner, and has neither the admin API nor the admin UI. The variable `TOLLGATE_ROLE` wins over it.");

    static final Key LIMITS =
            new Key(
                    Sections.ROOT,
                    "limits",
                    "section",
                    null,
                    "What the gateway takes from a caller.");

    static final Key MAX_REQUEST_BODY =
            new Key(
                    Sections.LIMITS,
                    "max-request-body",
                    "size",
                    "32MB",
                    "The largest request body; a larger one is answered with 413.");

    static final Key DEMO =
            new Key(
                    Sections.ROOT,
                    "demo",
                    "true or false",
                    "true",
                    "Whether the simulated provider and its `demo/*` models are served.");

    static final Key DISCOVERY =
            new Key(
                    Sections.ROOT,
                    "discovery",
                    "true or false",
                    "true",
                    "Whether `OPENAI_API_KEY`, `ANTHROPIC_API_KEY` and `OLLAMA_HOST` (default"
                            + " `localhost:11434`) are looked at, and what they offer is served.");

    static final Key DRAIN =
            new Key(
                    Sections.ROOT,
                    "drain",
                    "duration",
                    "10m",
                    "How long a gateway that is told to stop lets open answers go on. What is open then ends with an error of its dialect.");

    static final Key HEALTH =
            new Key(Sections.ROOT, "health", "section", null, "When a target is left alone.");

    static final Key FAILURE_RATE =
            new Key(
                    Sections.HEALTH,
                    "failure-rate",
                    "percent",
                    "50",
                    "From which rate of failures on a target is not asked for a while. Only failures that are the provider's fault count.");

    static final Key WINDOW =
            new Key(Sections.HEALTH, "window", "duration", "30s", "Over which calls are counted.");

    static final Key MIN_CALLS =
            new Key(
                    Sections.HEALTH,
                    "min-calls",
                    "number",
                    "20",
                    "How many calls must be counted before.");

    static final Key OPEN =
            new Key(
                    Sections.HEALTH,
                    "open",
                    "duration",
                    "10s",
                    "For how long such a target is not asked. Some calls try it then.");

    static final Key PROBES =
            new Key(Sections.HEALTH, "probes", "number", "3", "How many those are.");

    static final Key MAX_REST =
            new Key(
                    Sections.HEALTH,
                    "max-rest",
                    "duration or 0s",
                    "60s",
                    "The longest pause that a provider gets which asks for one (`Retry-After`, or its own headers for limits).");

    static final Key DEFAULTS =
            new Key(
                    Sections.ROOT,
                    "defaults",
                    "section",
                    null,
                    "What holds for models that do not say otherwise.");

    static final Key PROVIDERS =
            new Key(Sections.ROOT, "providers", "section", null, "Accounts at APIs, by name.");

    static final Key MODELS =
            new Key(
                    Sections.ROOT,
                    "models",
                    "section",
                    null,
                    "What clients may ask for, by name. A `*` stands for any text; exact names win over"
                            + " globs, long globs over short ones.");

    static final Key EXPERIMENTS =
            new Key(
                    Sections.ROOT,
                    "experiments",
                    "section",
                    null,
                    "Models whose requests are split between other models, by the names of the experiments.");

    static final List<Key> ALL =
            List.of(
                    ROLE,
                    LIMITS,
                    MAX_REQUEST_BODY,
                    DEMO,
                    DISCOVERY,
                    DRAIN,
                    HEALTH,
                    FAILURE_RATE,
                    WINDOW,
                    MIN_CALLS,
                    OPEN,
                    PROBES,
                    MAX_REST,
                    DEFAULTS,
                    PROVIDERS,
                    MODELS,
                    EXPERIMENTS);

    private RootKeys() {}
}
