package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.store.directory.DirectoryPages;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** More of a budget for a while. */
@RestController
@RequestMapping("/admin/v1/budgets/{budget}/raises")
class RaiseController {

    private final Policing policing;
    private final DirectoryPages pages;
    private final LimitRights rights;
    private final Writes writes;

    RaiseController(Policing policing, Writes writes) {
        this.policing = policing;
        this.pages = new DirectoryPages(policing.store());
        this.rights = new LimitRights(pages);
        this.writes = writes;
    }

    /**
     * A raise.
     *
     * @param id cannot be written
     * @param amount dollars in decimal digits
     * @param by who allowed it; cannot be written
     */
    record RaiseView(
            @Nullable String id,
            @Nullable String amount,
            @Nullable String reason,
            @Nullable String by,
            @Nullable Instant until) {

        static RaiseView of(BudgetRaise raise) {
            return new RaiseView(
                    raise.id(),
                    raise.amount().toString(),
                    raise.reason(),
                    raise.by(),
                    raise.until());
        }
    }

    @GetMapping
    @Requires(Permission.BUDGETS_READ)
    Paged<RaiseView> raises(
            Administrator admin,
            @PathVariable String budget,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        seen(admin, budget);
        return Paged.of(pages.raises(budget, Paged.turn(after, limit)), RaiseView::of);
    }

    private Budget seen(Administrator admin, String id) {
        return pages.budget(admin.visible(Permission.BUDGETS_READ), id)
                .orElseThrow(() -> Problem.missing("budget", id));
    }

    @PostMapping
    @Requires(Permission.BUDGETS_WRITE)
    ResponseEntity<RaiseView> raise(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String budget,
            @RequestBody RaiseView wish) {
        rights.require(admin, Permission.BUDGETS_WRITE, seen(admin, budget).scope());
        if (wish.id() != null || wish.by() != null) {
            throw Problem.invalid(wish.id() != null ? "/id" : "/by", "cannot be written");
        }
        BudgetRaise raise =
                new BudgetRaise(
                        UUID.randomUUID().toString(),
                        budget,
                        Wanted.money(wish.amount(), "/amount"),
                        Wanted.present(wish.reason(), "/reason"),
                        admin.actor().name(),
                        Wanted.present(wish.until(), "/until"));
        return writes.create(
                exchange,
                admin,
                wish,
                RaiseView.class,
                () -> {
                    policing.directory().by(admin.actor()).raise(raise);
                    return ResponseEntity.status(201).body(RaiseView.of(raise));
                });
    }

    @DeleteMapping("/{raise}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.BUDGETS_WRITE)
    void remove(Administrator admin, @PathVariable String budget, @PathVariable String raise) {
        rights.require(admin, Permission.BUDGETS_WRITE, seen(admin, budget).scope());
        BudgetRaise raised =
                pages.raise(budget, raise).orElseThrow(() -> Problem.missing("raise", raise));
        policing.directory().by(admin.actor()).removeRaise(raised.id());
    }
}
