package io.tollgate.filters.upstream.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Tooling;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private record Asked(
            long inputTokens,
            Set<Trait> traits,
            @Nullable String header,
            Instant now,
            String team,
            int budgetUsedPercent)
            implements Need {

        Asked(long inputTokens, Set<Trait> traits, @Nullable String header, Instant now) {
            this(inputTokens, traits, header, now, "acme/search", 79);
        }

        @Override
        public boolean has(Trait trait) {
            return traits.contains(trait);
        }

        @Override
        public @Nullable String header(String name) {
            return name.equals("x-tier") ? header : null;
        }
    }

    private static Need at(String instant) {
        return new Asked(100, Set.of(), null, Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:00Z, 10:00, 18:00, false",
        "2026-11-23T09:00:00Z, 10:00, 18:00, true",
        "2026-11-23T16:59:59Z, 10:00, 18:00, true",
        "2026-11-23T17:00:00Z, 10:00, 18:00, false",
        // Sunday's night runs into Monday, but Monday is meant.
        "2026-11-22T23:30:00Z, 22:00, 06:00, false",
        "2026-11-23T21:30:00Z, 22:00, 06:00, true",
        "2026-11-24T04:30:00Z, 22:00, 06:00, true",
        "2026-11-24T05:00:00Z, 22:00, 06:00, false",
    })
    void spansOfTime(String instant, String from, String until, boolean holds) {
        Condition monday =
                new Condition.Time(
                        LocalTime.parse(from),
                        LocalTime.parse(until),
                        Set.of(DayOfWeek.MONDAY),
                        BERLIN);
        assertThat(monday.holds(at(instant))).isEqualTo(holds);
    }

    @Test
    void aWholeDay() {
        Condition always =
                new Condition.Time(
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        EnumSet.allOf(DayOfWeek.class),
                        BERLIN);
        assertThat(always.holds(at("2026-11-23T00:00:00Z"))).isTrue();
    }

    @Test
    void tokensAndTraitsAndHeaders() {
        Need need = new Asked(500, Set.of(Trait.TOOLS), "Gold-Plus", Instant.EPOCH);
        assertThat(new Condition.InputTokens(499, 501).holds(need)).isTrue();
        assertThat(new Condition.InputTokens(500, null).holds(need)).isFalse();
        assertThat(new Condition.InputTokens(null, 500).holds(need)).isFalse();
        assertThat(new Condition.Has(Trait.TOOLS, true).holds(need)).isTrue();
        assertThat(new Condition.Has(Trait.JSON, true).holds(need)).isFalse();
        assertThat(new Condition.Has(Trait.JSON, false).holds(need)).isTrue();
        assertThat(header("x-tier", "gold*").holds(need)).isTrue();
        assertThat(header("x-tier", "silver").holds(need)).isFalse();
        assertThat(header("x-other", "*").holds(need)).isFalse();
    }

    @Test
    void teamsAndTheirBudgets() {
        Need need = at("2026-11-23T00:00:00Z");
        assertThat(team("acme/search").holds(need)).isTrue();
        assertThat(team("acme/*").holds(need)).isTrue();
        assertThat(team("other/*").holds(need)).isFalse();
        assertThat(new Condition.BudgetUsed(79, 80).holds(need)).isTrue();
        assertThat(new Condition.BudgetUsed(80, null).holds(need)).isFalse();
        assertThat(new Condition.BudgetUsed(null, 79).holds(need)).isFalse();
    }

    private static Condition team(String glob) {
        return new Condition.Team(List.of(new Glob(glob)));
    }

    private static Condition header(String name, String value) {
        return new Condition.Header(name, List.of(new Glob(value)));
    }

    @Test
    void theFirstRuleThatMatches() {
        List<Rule> rules = Recipe.auto("cheap", "strong").rules();
        assertThat(Rule.first(rules, new Asked(100, Set.of(), null, Instant.EPOCH))).isEqualTo(5);
        assertThat(Rule.first(rules, new Asked(100, Set.of(Trait.CODE), null, Instant.EPOCH)))
                .isEqualTo(3);
        assertThat(Rule.first(rules, new Asked(9_000, Set.of(), null, Instant.EPOCH))).isEqualTo(4);
        assertThat(Rule.first(rules.subList(0, 5), at("2026-11-23T00:00:00Z"))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fix ```x = 1```",
                "why?\ndef f(x):\n  return x",
                "function add(a, b) { return a + b }",
                "select name from users where id = 3",
                "java.lang.NullPointerException\n  at io.App.main(App.java:3)",
                "public static void main(String[] args) {",
            })
    void code(String words) {
        assertThat(Trait.CODE.isOf(says(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of France?",
                "Import duties on wine: who pays?",
                "I would select the best from all of them.",
                "My class starts at nine.",
            })
    void prose(String words) {
        assertThat(Trait.CODE.isOf(says(words))).isFalse();
    }

    private static ChatRequest says(String words) {
        return new ChatRequest(
                "m",
                new Delivery(false, false),
                List.of(
                        Message.of(Role.SYSTEM, "```code```"),
                        Message.of(Role.USER, "```earlier```"),
                        Message.of(Role.ASSISTANT, "```answer```"),
                        Message.of(Role.USER, words)),
                Tooling.NONE,
                new Sampling(null, null, null, null, null, null, null, List.of()));
    }
}
