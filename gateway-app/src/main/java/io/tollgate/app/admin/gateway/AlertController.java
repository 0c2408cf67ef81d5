package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.store.budget.BudgetStates;
import io.tollgate.policies.store.budget.BudgetStates.Crossed;
import io.tollgate.policies.store.directory.DirectoryPages;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Budgets' thresholds that were crossed. */
@RestController
class AlertController {

    private static final int MOST = 500;

    private final BudgetStates states;
    private final DirectoryPages pages;

    AlertController(Policing policing) {
        this.states = new BudgetStates(policing.store());
        this.pages = new DirectoryPages(policing.store());
    }

    /**
     * A threshold that was crossed.
     *
     * @param spent by then, dollars in decimal digits
     * @param told whether the webhook has heard of it
     */
    record AlertView(String budget, int percent, String spent, Instant raisedAt, boolean told) {}

    /** The latest first. */
    @GetMapping("/admin/v1/alerts")
    @Requires(Permission.ALERTS_READ)
    Paged<AlertView> alerts(Administrator admin) {
        Visible visible = admin.visible(Permission.ALERTS_READ);
        return Paged.whole(
                states.crossed(MOST).stream()
                        .filter(one -> pages.budget(visible, one.budget()).isPresent())
                        .map(AlertController::view)
                        .toList());
    }

    private static AlertView view(Crossed crossed) {
        return new AlertView(
                crossed.budget(),
                crossed.percent(),
                crossed.spent().toString(),
                crossed.raisedAt(),
                crossed.told());
    }
}
