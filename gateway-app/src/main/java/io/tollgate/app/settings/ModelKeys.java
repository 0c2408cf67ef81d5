package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of models that have targets. */
final class ModelKeys {

    static final Key TARGETS =
            new Key(
                    Sections.MODEL,
                    "targets",
                    "list",
                    null,
                    "What serves the model; each request goes to one of them. Required where neither `rules` nor `recipe` stands.");

    static final Key STRATEGY =
            new Key(
                    Sections.MODEL,
                    "strategy",
                    "weighted, least-busy, lowest-latency, cheapest or in-order",
                    "weighted",
                    "How one of the targets of the same priority is chosen: by weight; by calls under way; of two at random the one that begins its answers sooner; by price; or the first that can be asked.");

    static final Key AFFINITY =
            new Key(
                    Sections.MODEL,
                    "affinity",
                    "section",
                    null,
                    "Keeps requests that belong together on the same target, whose cache then knows their beginning.");

    static final Key AFFINITY_BY =
            new Key(
                    Sections.AFFINITY,
                    "by",
                    "header, prompt-cache-key or conversation",
                    null,
                    "What makes requests belong together: a header; what the request names (`prompt_cache_key`, or `metadata.user_id` in Anthropic's API); or the system prompt and the first message of the user. Required.");

    static final Key AFFINITY_HEADER =
            new Key(Sections.AFFINITY, "header", "name", null, "Which header, if it is one.");

    static final Key MAX_LOAD =
            new Key(
                    Sections.AFFINITY,
                    "max-load",
                    "decimal",
                    "1.25",
                    "How many times its share of the calls under way a target may have before requests that belong to it go elsewhere.");

    static final Key FALLBACKS =
            new Key(
                    Sections.MODEL,
                    "fallbacks",
                    "list",
                    null,
                    "Targets that are asked in this order when the model's own failed or cannot be asked.");

    static final Key ON_CONTEXT_TOO_LONG =
            new Key(
                    Sections.MODEL,
                    "on-context-too-long",
                    "list",
                    null,
                    "Targets for conversations that are too long for the model.");

    static final Key ON_CONTENT_POLICY =
            new Key(
                    Sections.MODEL,
                    "on-content-policy",
                    "list",
                    null,
                    "Targets for requests that the provider's content policy forbids.");

    static final Key HEDGE =
            new Key(
                    Sections.MODEL,
                    "hedge",
                    "section",
                    null,
                    "Asks a second target where the first takes unusually long to begin a stream. The first to begin answers; both may cost.");

    static final Key PERCENTILE =
            new Key(
                    Sections.HEDGE,
                    "percentile",
                    "number",
                    "95",
                    "Of the first target's times to first token, after which that is.");

    static final Key AT_LEAST =
            new Key(Sections.HEDGE, "at-least", "duration", "1s", "Never before this.");

    static final Key QUEUE =
            new Key(
                    Sections.MODEL,
                    "queue",
                    "section",
                    null,
                    "Has requests wait while all targets have as many calls as they may (`max-concurrent`). A caller can say how urgent it is (`x-tollgate-priority: high`, `normal` or `low`) and how many seconds it would wait (`x-max-queue-wait`).");

    static final Key QUEUE_SIZE =
            new Key(
                    Sections.QUEUE,
                    "size",
                    "number",
                    "100",
                    "How many may wait; more are answered with 503 at once.");

    static final Key MAX_WAIT = new Key(Sections.QUEUE, "max-wait", "duration", "10s", "How long.");

    static final Key SHADOW =
            new Key(
                    Sections.MODEL,
                    "shadow",
                    "section",
                    null,
                    "Copies some requests to another target, whose answers are compared and thrown away. It costs.");

    static final Key PERCENT =
            new Key(Sections.SHADOW, "percent", "decimal", "1", "Of the requests.");

    static final Key MAX_IN_FLIGHT =
            new Key(
                    Sections.SHADOW,
                    "max-in-flight",
                    "number",
                    "10",
                    "Copies under way at once; more are not made.");

    static final Key FIDELITY =
            new Key(
                    Sections.MODEL,
                    "fidelity",
                    "strict or lenient",
                    "lenient",
                    "What becomes of a request of which something cannot be said in the target's dialect:"
                            + " `lenient` leaves it out and names it in `x-tollgate-dropped`, `strict`"
                            + " answers 400. A caller can ask for `strict` with the header"
                            + " `x-tollgate-fidelity`.");

    static final List<Key> ALL =
            List.of(
                    TARGETS,
                    STRATEGY,
                    AFFINITY,
                    AFFINITY_BY,
                    AFFINITY_HEADER,
                    MAX_LOAD,
                    FALLBACKS,
                    ON_CONTEXT_TOO_LONG,
                    ON_CONTENT_POLICY,
                    HEDGE,
                    PERCENTILE,
                    AT_LEAST,
                    QUEUE,
                    QUEUE_SIZE,
                    MAX_WAIT,
                    SHADOW,
                    PERCENT,
                    MAX_IN_FLIGHT,
                    FIDELITY);

    private ModelKeys() {}
}
