package io.tollgate.app.metering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.access.PolicySnapshot;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.store.budget.BudgetStates;
import io.tollgate.policies.store.budget.BudgetStates.State;
import io.tollgate.policies.tenant.Scope.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * How much budgets have left, read from the store now and then. Those of keys are left out: there
 * may be many, and they are people's.
 */
@Component
public class BudgetMeters implements MeterBinder, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BudgetMeters.class);
    private static final Duration PACE = Duration.ofSeconds(30);
    private static final int MOST = 1000;

    private final Policing policing;
    private final BudgetStates states;
    private final Thread reading = Thread.ofVirtual().name("tollgate-budgets").unstarted(this::run);
    private @Nullable MultiGauge limits;
    private @Nullable MultiGauge spent;

    BudgetMeters(Policing policing) {
        this.policing = policing;
        this.states = new BudgetStates(policing.store());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        limits =
                MultiGauge.builder("tollgate.budget.limit")
                        .description("What budgets are and are raised by, in dollars")
                        .register(registry);
        spent =
                MultiGauge.builder("tollgate.budget.spent")
                        .description("What is spent of budgets in their present time, in dollars")
                        .register(registry);
        if (!reading.isAlive()) {
            reading.start();
        }
    }

    private void run() {
        while (true) {
            try {
                read();
            } catch (DataAccessException | TransactionException e) {
                log.debug("The store is away", e);
            }
            try {
                Thread.sleep(PACE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Reads how budgets stand now. */
    public void read() {
        Instant now = policing.clock().instant();
        PolicySnapshot snapshot = policing.feed().current();
        List<Budget> budgets =
                snapshot.policies().raisedBudgets(now).stream()
                        .filter(budget -> budget.scope().level() != Level.KEY)
                        .limit(MOST)
                        .toList();
        Map<String, State> standing = states.of(budgets, now);
        show(limits, budgets, standing, state -> state.limit().amount());
        show(spent, budgets, standing, state -> state.spent().amount());
    }

    private static void show(
            @Nullable MultiGauge gauge,
            List<Budget> budgets,
            Map<String, State> standing,
            Function<State, BigDecimal> amount) {
        List<Row<?>> rows = new ArrayList<>();
        for (Budget budget : budgets) {
            State state = standing.get(budget.id());
            if (state != null) {
                rows.add(Row.of(tags(budget), amount.apply(state).doubleValue()));
            }
        }
        if (gauge != null) {
            gauge.register(rows, true);
        }
    }

    private static Tags tags(Budget budget) {
        return Tags.of(
                "budget", budget.id(),
                "level", budget.scope().level().name().toLowerCase(Locale.ROOT),
                "unit", budget.scope().id(),
                "hard", Boolean.toString(budget.hard()));
    }

    @Override
    public void close() {
        reading.interrupt();
    }
}
