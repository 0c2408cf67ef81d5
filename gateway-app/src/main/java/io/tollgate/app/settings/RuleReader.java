package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.ByNeed;
import io.tollgate.filters.upstream.need.Condition;
import io.tollgate.filters.upstream.need.Glob;
import io.tollgate.filters.upstream.need.Recipe;
import io.tollgate.filters.upstream.need.Rule;
import io.tollgate.filters.upstream.need.Trait;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rules, and recipes of them. */
final class RuleReader {

    private static final Map<Key, Trait> TRAITS =
            Map.of(
                    RuleKeys.WHEN_TOOLS, Trait.TOOLS,
                    RuleKeys.WHEN_IMAGES, Trait.IMAGES,
                    RuleKeys.WHEN_REASONING, Trait.REASONING,
                    RuleKeys.WHEN_JSON, Trait.JSON,
                    RuleKeys.WHEN_CODE, Trait.CODE);

    /** Soft budgets can be overdrawn. */
    private static final int MOST_PERCENT = 1_000;

    private RuleReader() {}

    static ByNeed read(Section model) {
        if (model.has(RuleKeys.RECIPE)) {
            return recipe(model);
        }
        List<Rule> rules =
                model.list(RuleKeys.RULES, Sections.RULE).stream().map(RuleReader::rule).toList();
        for (int i = 0; i < rules.size() - 1; i++) {
            if (rules.get(i).when().isEmpty()) {
                model.problems()
                        .add(
                                model.path(RuleKeys.RULES) + "[" + i + "]",
                                "is for every request, so that the rules behind it never count.");
            }
        }
        return new ByNeed(rules);
    }

    private static ByNeed recipe(Section model) {
        String name = model.text(RuleKeys.RECIPE);
        if (!"auto".equals(name)) {
            model.problems()
                    .unknown(
                            model.path(RuleKeys.RECIPE),
                            "there is no recipe '" + name + "'",
                            String.valueOf(name),
                            List.of("auto"));
        }
        String cheap = model.required(RuleKeys.CHEAP);
        String strong = model.required(RuleKeys.STRONG);
        return Recipe.auto(cheap == null ? "" : cheap, strong == null ? "" : strong);
    }

    private static Rule rule(Section section) {
        String model = section.required(RuleKeys.USE);
        List<Condition> conditions =
                section.has(RuleKeys.WHEN)
                        ? conditions(section.section(RuleKeys.WHEN, Sections.WHEN))
                        : List.of();
        return new Rule(conditions, model == null ? "" : model);
    }

    private static List<Condition> conditions(Section when) {
        List<Condition> conditions = new ArrayList<>();
        Integer above = when.number(RuleKeys.TOKENS_ABOVE);
        Integer below = when.number(RuleKeys.TOKENS_BELOW);
        if (above != null || below != null) {
            conditions.add(new Condition.InputTokens(above, below));
        }
        TRAITS.forEach(
                (key, trait) -> {
                    Boolean wanted = when.optionalFlag(key);
                    if (wanted != null) {
                        conditions.add(new Condition.Has(trait, wanted));
                    }
                });
        when.texts(RuleKeys.WHEN_HEADERS)
                .forEach(
                        (name, value) ->
                                conditions.add(
                                        new Condition.Header(name, List.of(new Glob(value)))));
        List<String> teams = when.words(RuleKeys.WHEN_TEAMS);
        if (!teams.isEmpty()) {
            conditions.add(new Condition.Team(teams.stream().map(Glob::new).toList()));
        }
        Integer usedFrom = when.number(RuleKeys.BUDGET_USED_FROM, 1, MOST_PERCENT);
        Integer usedBelow = when.number(RuleKeys.BUDGET_USED_BELOW, 1, MOST_PERCENT);
        if (usedFrom != null || usedBelow != null) {
            conditions.add(new Condition.BudgetUsed(usedFrom, usedBelow));
        }
        if (when.has(RuleKeys.WHEN_TIME)) {
            conditions.add(time(when.section(RuleKeys.WHEN_TIME, Sections.TIME)));
        }
        if (conditions.isEmpty()) {
            when.problems()
                    .add(when.path(), "names no condition; leave `when` out for every request.");
        }
        return conditions;
    }

    private static Condition time(Section section) {
        return new Condition.Time(
                Objects.requireNonNull(
                        section.value(
                                RuleKeys.FROM, "a time such as 08:00", RuleReader::timeOfDay)),
                Objects.requireNonNull(
                        section.value(
                                RuleKeys.UNTIL, "a time such as 18:00", RuleReader::timeOfDay)),
                days(section),
                Objects.requireNonNull(
                        section.value(
                                RuleKeys.ZONE, "a time zone such as Europe/Berlin", ZoneId::of)));
    }

    /** Midnight at a day's end is the next one's beginning. */
    private static LocalTime timeOfDay(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Set<DayOfWeek> days(Section section) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : section.words(RuleKeys.DAYS)) {
            DayOfWeek day = day(word);
            if (day == null) {
                section.problems()
                        .add(
                                section.path(RuleKeys.DAYS),
                                "'" + word + "' is not a day such as mon.");
            } else {
                days.add(day);
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private static @Nullable DayOfWeek day(String word) {
        String upper = word.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (upper.length() >= 2 && day.name().startsWith(upper)) {
                return day;
            }
        }
        return null;
    }
}
