package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of models that are chosen by what a request needs. */
final class RuleKeys {

    static final Key RULES =
            new Key(
                    Sections.MODEL,
                    "rules",
                    "list",
                    null,
                    "In place of targets: the first rule whose conditions a request meets names the model that serves it.");

    static final Key USE =
            new Key(Sections.RULE, "use", "name", null, "A declared model. Required.");

    static final Key WHEN =
            new Key(
                    Sections.RULE,
                    "when",
                    "section",
                    null,
                    "All of what must hold. Absent: every request, which the last rule should be for.");

    static final Key TOKENS_ABOVE =
            new Key(
                    Sections.WHEN,
                    "input-tokens-above",
                    "number",
                    null,
                    "The prompt is longer, roughly.");

    static final Key TOKENS_BELOW =
            new Key(
                    Sections.WHEN,
                    "input-tokens-below",
                    "number",
                    null,
                    "The prompt is shorter, roughly.");

    static final Key WHEN_TOOLS =
            new Key(Sections.WHEN, "tools", "true or false", null, "Tools are on offer.");

    static final Key WHEN_IMAGES =
            new Key(
                    Sections.WHEN,
                    "images",
                    "true or false",
                    null,
                    "There are pictures in the conversation.");

    static final Key WHEN_REASONING =
            new Key(
                    Sections.WHEN,
                    "reasoning",
                    "true or false",
                    null,
                    "The model is asked to think.");

    static final Key WHEN_JSON =
            new Key(Sections.WHEN, "json", "true or false", null, "The answer must be JSON.");

    static final Key WHEN_CODE =
            new Key(
                    Sections.WHEN,
                    "code",
                    "true or false",
                    null,
                    "The user's last message looks like code, or like what goes wrong with code.");

    static final Key WHEN_HEADERS =
            new Key(
                    Sections.WHEN,
                    "headers",
                    "header names and values",
                    null,
                    "The request has each of these headers with that value, in which a `*` stands for any text.");

    static final Key WHEN_TEAMS =
            new Key(
                    Sections.WHEN,
                    "teams",
                    "list of teams",
                    null,
                    "The request is one of these teams', by their paths, in which a `*` stands for any text: `[acme/search, acme/lab-*]`.");

    static final Key BUDGET_USED_FROM =
            new Key(
                    Sections.WHEN,
                    "budget-used-from",
                    "percent",
                    null,
                    "The caller has used at least so much of one of its budgets.");

    static final Key BUDGET_USED_BELOW =
            new Key(
                    Sections.WHEN,
                    "budget-used-below",
                    "percent",
                    null,
                    "The caller has used less of all of its budgets.");

    static final Key WHEN_TIME =
            new Key(Sections.WHEN, "time", "section", null, "The request comes in a span of time.");

    static final Key FROM = new Key(Sections.TIME, "from", "time of day", "00:00", "From then on.");

    static final Key UNTIL =
            new Key(
                    Sections.TIME,
                    "until",
                    "time of day",
                    "24:00",
                    "Until before then; earlier than `from` means the next day.");

    static final Key DAYS =
            new Key(
                    Sections.TIME,
                    "days",
                    "list of weekdays",
                    null,
                    "On which days the span begins: `[mon, tue]`. Absent: every day.");

    static final Key ZONE =
            new Key(Sections.TIME, "zone", "time zone", "UTC", "Such as `Europe/Berlin`.");

    static final Key RECIPE =
            new Key(
                    Sections.MODEL,
                    "recipe",
                    "auto",
                    null,
                    "In place of targets: rules that come with the gateway. `auto` sends tools, pictures, reasoning, code and long prompts to `strong` and everything else to `cheap`.");

    static final Key CHEAP =
            new Key(Sections.MODEL, "cheap", "name", null, "A declared model, for the recipe.");

    static final Key STRONG =
            new Key(Sections.MODEL, "strong", "name", null, "A declared model, for the recipe.");

    static final List<Key> ALL =
            List.of(
                    RULES,
                    USE,
                    WHEN,
                    TOKENS_ABOVE,
                    TOKENS_BELOW,
                    WHEN_TOOLS,
                    WHEN_IMAGES,
                    WHEN_REASONING,
                    WHEN_JSON,
                    WHEN_CODE,
                    WHEN_HEADERS,
                    WHEN_TEAMS,
                    BUDGET_USED_FROM,
                    BUDGET_USED_BELOW,
                    WHEN_TIME,
                    FROM,
                    UNTIL,
                    DAYS,
                    ZONE,
                    RECIPE,
                    CHEAP,
                    STRONG);

    private RuleKeys() {}
}
