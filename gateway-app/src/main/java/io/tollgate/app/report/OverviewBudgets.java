package io.tollgate.app.report;

import io.tollgate.app.admin.directory.BudgetView;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.security.Entrant;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.store.budget.BudgetStates;
import io.tollgate.policies.store.directory.DirectoryPages;
import io.tollgate.policies.store.directory.DirectoryPages.Turn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Budgets that are nearest to their limits. */
@Component
class OverviewBudgets {

    private final Policing policing;
    private final BudgetStates states;
    private final DirectoryPages pages;

    OverviewBudgets(Policing policing) {
        this.policing = policing;
        this.states = new BudgetStates(policing.store());
        this.pages = new DirectoryPages(policing.store());
    }

    private record Used(Budget budget, BudgetStates.State state) {

        /** The part of the limit that is spent; nothing of nothing is all of it. */
        BigDecimal part() {
            BigDecimal limit = state.limit().amount();
            return limit.signum() == 0
                    ? BigDecimal.ONE
                    : state.spent().amount().divide(limit, MathContext.DECIMAL32);
        }
    }

    /** Of those that may be seen, the fullest first. */
    List<BudgetView> nearest(ServerWebExchange exchange, int most) {
        Administrator admin = Objects.requireNonNull(Entrant.in(exchange).administrator());
        return pages
                .budgets(admin.visible(Permission.BUDGETS_READ), null, Turn.FIRST)
                .items()
                .stream()
                .map(one -> new Used(one, states.of(one, policing.clock().instant())))
                .sorted(Comparator.comparing(Used::part).reversed())
                .limit(most)
                .map(one -> BudgetView.of(one.budget(), one.state()))
                .toList();
    }
}
