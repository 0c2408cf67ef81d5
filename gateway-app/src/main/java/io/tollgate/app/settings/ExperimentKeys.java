package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of experiments. */
final class ExperimentKeys {

    static final Key EXPERIMENT_MODEL =
            new Key(
                    Sections.EXPERIMENT,
                    "model",
                    "name",
                    null,
                    "The model that clients ask for. Required.");

    static final Key STICKY_BY =
            new Key(
                    Sections.EXPERIMENT,
                    "sticky-by",
                    "user, key or header",
                    "user",
                    "What keeps its variant: the end user whom the request names, the caller's API key, or a header. Requests that have none get one by chance.");

    static final Key STICKY_HEADER =
            new Key(Sections.EXPERIMENT, "header", "name", null, "Which header, if it is one.");

    static final Key VARIANTS =
            new Key(
                    Sections.EXPERIMENT,
                    "variants",
                    "section",
                    null,
                    "By their names; the first is the control, with which the others are compared. Required.");

    static final Key VARIANT_USE =
            new Key(Sections.VARIANT, "use", "name", null, "A declared model. Required.");

    static final Key VARIANT_WEIGHT =
            new Key(
                    Sections.VARIANT,
                    "weight",
                    "number or 0",
                    null,
                    "Its share. Absent: by its schedule, else 1.");

    static final Key SCHEDULE =
            new Key(
                    Sections.VARIANT,
                    "schedule",
                    "list",
                    null,
                    "How its share changes with time; before the first step it is `weight`, or 0.");

    static final Key STEP_FROM =
            new Key(
                    Sections.STEP,
                    "from",
                    "instant",
                    null,
                    "Such as `2026-12-01T08:00:00Z`. Required.");

    static final Key STEP_WEIGHT =
            new Key(Sections.STEP, "weight", "number or 0", null, "From then on. Required.");

    static final Key GUARD =
            new Key(
                    Sections.EXPERIMENT,
                    "guard",
                    "section",
                    null,
                    "What takes a variant's traffic away; the control is never stopped.");

    static final Key GUARD_ENABLED =
            new Key(
                    Sections.GUARD,
                    "enabled",
                    "true or false",
                    "true",
                    "Whether a variant is stopped that is clearly worse than the control, in its rate of errors or its time to first token. The test holds however often one looks.");

    static final Key ALPHA =
            new Key(
                    Sections.GUARD,
                    "alpha",
                    "decimal",
                    "0.01",
                    "How often at most a variant is stopped that is no worse.");

    static final Key MIN_REQUESTS =
            new Key(
                    Sections.GUARD,
                    "min-requests",
                    "number",
                    "50",
                    "Of the variant, before it is judged.");

    static final Key MAX_ERROR_RATE =
            new Key(
                    Sections.GUARD,
                    "max-error-rate",
                    "decimal",
                    null,
                    "Whatever the control does: a higher rate stops the variant. Between 0 and 1.");

    static final Key MAX_FIRST_TOKEN =
            new Key(
                    Sections.GUARD,
                    "max-first-token",
                    "duration",
                    null,
                    "Whatever the control does: a longer mean time to first token stops the variant.");

    static final List<Key> ALL =
            List.of(
                    EXPERIMENT_MODEL,
                    STICKY_BY,
                    STICKY_HEADER,
                    VARIANTS,
                    VARIANT_USE,
                    VARIANT_WEIGHT,
                    SCHEDULE,
                    STEP_FROM,
                    STEP_WEIGHT,
                    GUARD,
                    GUARD_ENABLED,
                    ALPHA,
                    MIN_REQUESTS,
                    MAX_ERROR_RATE,
                    MAX_FIRST_TOKEN);

    private ExperimentKeys() {}
}
