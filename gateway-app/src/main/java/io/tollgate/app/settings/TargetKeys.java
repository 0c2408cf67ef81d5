package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of targets. */
final class TargetKeys {

    static final Key PROVIDER =
            new Key(Sections.TARGET, "provider", "name", null, "A declared provider. Required.");

    static final Key MODEL =
            new Key(
                    Sections.TARGET,
                    "model",
                    "name",
                    null,
                    "The model as the provider calls it. Absent: as the client does.");

    static final Key WEIGHT =
            new Key(
                    Sections.TARGET,
                    "weight",
                    "number",
                    "1",
                    "Its share beside the other targets.");

    static final Key PRIORITY =
            new Key(
                    Sections.TARGET,
                    "priority",
                    "number",
                    "1",
                    "Targets of the lowest number are asked first, those of the next where none of them can be.");

    static final Key MAX_CONCURRENT =
            new Key(
                    Sections.TARGET,
                    "max-concurrent",
                    "number",
                    null,
                    "Calls at once. Absent: as many as the provider's `pool.max-connections`.");

    static final Key PRICE =
            new Key(
                    Sections.TARGET,
                    "price",
                    "section",
                    null,
                    "What its tokens cost, for `cheapest`, for experiments and for `explain`.");

    static final Key PRICE_INPUT =
            new Key(
                    Sections.PRICE,
                    "input",
                    "decimal",
                    null,
                    "For a million prompt tokens, with at most six decimals.");

    static final Key PRICE_OUTPUT =
            new Key(
                    Sections.PRICE,
                    "output",
                    "decimal",
                    null,
                    "For a million answer tokens, with at most six decimals.");

    static final Key MAX_OUTPUT_TOKENS =
            new Key(
                    Sections.TARGET,
                    "max-output-tokens",
                    "number",
                    null,
                    "The longest answer, which Anthropic's API must be told. Absent: from the built-in"
                            + " catalogue.");

    static final Key REASONING =
            new Key(
                    Sections.TARGET,
                    "reasoning",
                    "true or false",
                    null,
                    "Whether the model can be told to think. Absent: its name tells; models of unknown"
                            + " names are not asked to, and the wish is named in `x-tollgate-dropped`.");

    static final List<Key> ALL =
            List.of(
                    PROVIDER,
                    MODEL,
                    WEIGHT,
                    PRIORITY,
                    MAX_CONCURRENT,
                    PRICE,
                    PRICE_INPUT,
                    PRICE_OUTPUT,
                    MAX_OUTPUT_TOKENS,
                    REASONING);

    private TargetKeys() {}
}
