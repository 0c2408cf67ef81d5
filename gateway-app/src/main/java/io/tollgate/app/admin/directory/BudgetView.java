package io.tollgate.app.admin.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.budget.BudgetStates;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * So much money in so long. Amounts are dollars in decimal digits.
 *
 * @param id one is made up if it is left out
 * @param hard true if it is left out: calls are refused that could overdraw it
 * @param alertPercents 50, 80 and 100 if they are left out
 * @param current how it stands; cannot be written
 */
public record BudgetView(
        @Nullable String id,
        @Nullable ScopeView scope,
        @Nullable String limit,
        @Nullable WindowView window,
        @Nullable Boolean hard,
        @Nullable List<Integer> alertPercents,
        @Nullable ThriftView thrift,
        @Nullable Boolean allowUnpriced,
        @Nullable Current current) {

    private static final List<Integer> USUAL_ALERTS = List.of(50, 80, 100);
    private static final int MOST_PERCENT = 1000;

    /**
     * The time that it is for: one of both.
     *
     * @param calendar {@code day}, {@code week}, {@code month} or {@code quarter}
     * @param zone whose midnight counts, UTC if it is left out
     * @param rolling whole hours, {@code PT720H}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WindowView(
            @Nullable String calendar, @Nullable String zone, @Nullable Duration rolling) {

        static WindowView of(Window window) {
            return switch (window) {
                case Window.Calendar calendar ->
                        new WindowView(Wanted.word(calendar.unit()), calendar.zone().getId(), null);
                case Window.Rolling rolling -> new WindowView(null, null, rolling.length());
            };
        }

        Window window() {
            if ((calendar == null) == (rolling == null)) {
                throw Problem.invalid("/window", "expected either calendar or rolling");
            }
            if (rolling == null) {
                return new Window.Calendar(
                        Wanted.word(Window.Unit.class, calendar, "/window/calendar"),
                        Wanted.read(
                                zone == null ? "UTC" : zone,
                                "/window/zone",
                                ZoneId::of,
                                "a time zone such as Europe/Berlin"));
            }
            return Wanted.read(
                    rolling.toString(),
                    "/window/rolling",
                    text -> new Window.Rolling(Duration.parse(text)),
                    "whole hours such as PT720H");
        }
    }

    /** From this percentage on a cheaper model is asked. */
    record ThriftView(@Nullable Integer percent, @Nullable String model) {}

    /** How it stands. */
    record Current(
            String limit,
            String spent,
            String leased,
            @Nullable Instant start,
            @Nullable Instant end) {

        static Current of(BudgetStates.State state) {
            return new Current(
                    state.limit().toString(),
                    state.spent().toString(),
                    state.leased().toString(),
                    state.start(),
                    state.end());
        }
    }

    public static BudgetView of(Budget budget, BudgetStates.@Nullable State state) {
        Budget.Thrift thrift = budget.thrift();
        return new BudgetView(
                budget.id(),
                ScopeView.of(budget.scope()),
                budget.limit().toString(),
                WindowView.of(budget.window()),
                budget.hard(),
                budget.alertPercents(),
                thrift == null ? null : new ThriftView(thrift.percent(), thrift.model()),
                budget.allowUnpriced(),
                state == null ? null : Current.of(state));
    }

    Budget budget(String itsId) {
        Money most = Wanted.money(limit, "/limit");
        if (most.isNegative()) {
            throw Problem.invalid("/limit", "is negative");
        }
        return new Budget(
                itsId,
                ScopeView.scope(scope),
                most,
                Wanted.present(window, "/window").window(),
                !Boolean.FALSE.equals(hard),
                alerts(),
                thrift == null
                        ? null
                        : new Budget.Thrift(
                                percent(Wanted.present(thrift.percent, "/thrift/percent")),
                                Wanted.present(thrift.model, "/thrift/model")),
                Boolean.TRUE.equals(allowUnpriced));
    }

    private static int percent(int percent) {
        if (percent < 1 || percent > MOST_PERCENT) {
            throw Problem.invalid("/thrift/percent", "expected 1 to " + MOST_PERCENT);
        }
        return percent;
    }

    private List<Integer> alerts() {
        List<Integer> percents = alertPercents == null ? USUAL_ALERTS : alertPercents;
        if (percents.stream().anyMatch(percent -> percent < 1 || percent > MOST_PERCENT)) {
            throw Problem.invalid("/alertPercents", "expected numbers from 1 to " + MOST_PERCENT);
        }
        return percents.stream().distinct().sorted().toList();
    }
}
