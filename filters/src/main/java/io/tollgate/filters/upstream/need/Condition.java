package io.tollgate.filters.upstream.need;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that a request may need, or come with. */
public sealed interface Condition {

    boolean holds(Need need);

    /**
     * The prompt's length, roughly.
     *
     * @param above in tokens, null: no matter
     * @param below in tokens, null: no matter
     */
    record InputTokens(@Nullable Integer above, @Nullable Integer below) implements Condition {

        @Override
        public boolean holds(Need need) {
            long tokens = need.inputTokens();
            return (above == null || tokens > above) && (below == null || tokens < below);
        }
    }

    /** Whether the request has a trait. */
    record Has(Trait trait, boolean wanted) implements Condition {

        @Override
        public boolean holds(Need need) {
            return need.has(trait) == wanted;
        }
    }

    /**
     * A header.
     *
     * @param values any of which it may have, by globs with {@code *}
     */
    record Header(String name, List<Glob> values) implements Condition {

        public Header {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Need need) {
            String value = need.header(name);
            return value != null && values.stream().anyMatch(glob -> glob.matches(value));
        }
    }

    /**
     * Whose request it is.
     *
     * @param teams any of which it may be, by globs of their paths: {@code acme/*}
     */
    record Team(List<Glob> teams) implements Condition {

        public Team {
            teams = List.copyOf(teams);
        }

        @Override
        public boolean holds(Need need) {
            return teams.stream().anyMatch(glob -> glob.matches(need.team()));
        }
    }

    /**
     * How far the caller's budget is used, of the one that is used most.
     *
     * @param atLeast in percent, null: no matter
     * @param below in percent, null: no matter
     */
    record BudgetUsed(@Nullable Integer atLeast, @Nullable Integer below) implements Condition {

        @Override
        public boolean holds(Need need) {
            int used = need.budgetUsedPercent();
            return (atLeast == null || used >= atLeast) && (below == null || used < below);
        }
    }

    /**
     * When the request comes. A span that ends before it begins runs over midnight and belongs to
     * the day on which it began.
     *
     * @param from inclusive
     * @param until exclusive
     */
    record Time(LocalTime from, LocalTime until, Set<DayOfWeek> days, ZoneId zone)
            implements Condition {

        public Time {
            days = Set.copyOf(days);
        }

        @Override
        public boolean holds(Need need) {
            ZonedDateTime now = need.now().atZone(zone);
            LocalTime time = now.toLocalTime();
            DayOfWeek today = now.getDayOfWeek();
            if (from.isBefore(until)) {
                return days.contains(today) && !time.isBefore(from) && time.isBefore(until);
            }
            return (days.contains(today) && !time.isBefore(from))
                    || (days.contains(today.minus(1)) && time.isBefore(until));
        }
    }
}
