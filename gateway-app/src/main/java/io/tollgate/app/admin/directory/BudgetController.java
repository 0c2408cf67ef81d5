package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.store.budget.BudgetStates;
import io.tollgate.policies.store.directory.DirectoryPages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Budgets: so much money. */
@RestController
@RequestMapping("/admin/v1/budgets")
class BudgetController {

    private final Policing policing;
    private final DirectoryPages pages;
    private final LimitRights rights;
    private final BudgetStates states;
    private final Writes writes;
    private final Versions versions;

    BudgetController(Policing policing, Writes writes, Versions versions) {
        this.policing = policing;
        this.pages = new DirectoryPages(policing.store());
        this.rights = new LimitRights(pages);
        this.states = new BudgetStates(policing.store());
        this.writes = writes;
        this.versions = versions;
    }

    @GetMapping
    @Requires(Permission.BUDGETS_READ)
    Paged<BudgetView> budgets(
            Administrator admin,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Paged.of(
                pages.budgets(
                        admin.visible(Permission.BUDGETS_READ), unit, Paged.turn(after, limit)),
                this::view);
    }

    @GetMapping("/{id}")
    @Requires(Permission.BUDGETS_READ)
    ResponseEntity<BudgetView> budget(Administrator admin, @PathVariable String id) {
        Budget found = seen(admin, id);
        return ResponseEntity.ok()
                .headers(versions.ok(BudgetView.of(found, null)).getHeaders())
                .body(view(found));
    }

    private Budget seen(Administrator admin, String id) {
        return pages.budget(admin.visible(Permission.BUDGETS_READ), id)
                .orElseThrow(() -> Problem.missing("budget", id));
    }

    @PostMapping
    @Requires(Permission.BUDGETS_WRITE)
    ResponseEntity<BudgetView> create(
            ServerWebExchange exchange, Administrator admin, @RequestBody BudgetView wish) {
        Budget wanted = wish.budget("");
        rights.require(admin, Permission.BUDGETS_WRITE, wanted.scope());
        String id = rights.id(admin, Permission.BUDGETS_WRITE, wish.id(), wanted.scope());
        return writes.create(
                exchange,
                admin,
                wish,
                BudgetView.class,
                () -> {
                    policing.store().nextChange();
                    if (pages.budget(Visible.EVERYTHING, id).isPresent()) {
                        throw Problem.of(409, "There is a budget '" + id + "' already.");
                    }
                    Budget made = wish.budget(id);
                    policing.directory().by(admin.actor()).put(made);
                    return versions.created(BudgetView.of(made, null));
                });
    }

    @PutMapping("/{id}")
    @Requires(Permission.BUDGETS_WRITE)
    ResponseEntity<BudgetView> put(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String id,
            @RequestBody BudgetView wish) {
        return writes.change(
                () -> {
                    Budget before = theirs(admin, id);
                    versions.require(exchange, BudgetView.of(before, null));
                    if (wish.id() != null && !id.equals(wish.id())) {
                        throw Problem.invalid("/id", "cannot be changed");
                    }
                    Budget after = wish.budget(id);
                    if (!after.scope().equals(before.scope())) {
                        throw Problem.invalid("/scope", "cannot be changed; make another one");
                    }
                    policing.directory().by(admin.actor()).put(after);
                    return versions.ok(BudgetView.of(after, null));
                });
    }

    private Budget theirs(Administrator admin, String id) {
        Budget found = seen(admin, id);
        rights.require(admin, Permission.BUDGETS_WRITE, found.scope());
        return found;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.BUDGETS_WRITE)
    void remove(Administrator admin, @PathVariable String id) {
        theirs(admin, id);
        policing.directory().by(admin.actor()).removeBudget(id);
    }

    private BudgetView view(Budget budget) {
        return BudgetView.of(budget, states.of(budget, policing.clock().instant()));
    }
}
