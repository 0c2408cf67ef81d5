package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.Allocation;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.SharedCost;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is paid whatever is used, and who shares it. */
@RestController
@RequestMapping("/admin/v1/reports/shared-costs")
class SharedCostController {

    private final ReportDesk desk;
    private final ReportSight sight;

    SharedCostController(ReportDesk desk, ReportSight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    record View(
            String id,
            String name,
            String provider,
            String month,
            String amount,
            String driver,
            @Nullable Long capacityTokens) {

        static View of(SharedCost cost) {
            return new View(
                    cost.id(),
                    cost.name(),
                    cost.provider(),
                    cost.month().toString(),
                    cost.amount().toString(),
                    cost.driver().word(),
                    cost.capacityTokens());
        }
    }

    record Items(List<View> items, @Nullable String next) {}

    record Wanted(
            @Nullable String name,
            @Nullable String provider,
            @Nullable String month,
            @Nullable String amount,
            @Nullable String driver,
            @Nullable Long capacityTokens) {

        SharedCost cost() {
            return new SharedCost(
                    "",
                    given("name", name),
                    given("provider", provider),
                    YearMonth.parse(given("month", month)),
                    money(given("amount", amount)),
                    SharedCost.Driver.of(given("driver", driver)),
                    capacityTokens);
        }

        private static String given(String field, @Nullable String value) {
            if (value == null) {
                throw new ReportRefused("'" + field + "' is missing");
            }
            return value;
        }

        private static Money money(String text) {
            try {
                return Money.of(text);
            } catch (ArithmeticException | NumberFormatException e) {
                throw new ReportRefused(
                        "'amount' is a decimal number of dollars with up to 12 decimals");
            }
        }
    }

    record ShareView(String unit, String amount) {}

    record AllocationView(View cost, List<ShareView> shares, String idle) {

        static AllocationView of(Allocation allocation) {
            return new AllocationView(
                    View.of(allocation.cost()),
                    allocation.shares().entrySet().stream()
                            .map(
                                    share ->
                                            new ShareView(
                                                    share.getKey(), share.getValue().toString()))
                            .toList(),
                    allocation.idle().toString());
        }
    }

    record AllocationItems(List<AllocationView> items, @Nullable String next) {}

    @GetMapping
    @Requires(value = Permission.REPORTS_READ, everywhere = true)
    Mono<Items> all(ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    String month = Asked.of(exchange).optional("month");
                    return new Items(
                            desk
                                    .sharedCosts()
                                    .of(month == null ? null : YearMonth.parse(month))
                                    .stream()
                                    .map(View::of)
                                    .toList(),
                            null);
                });
    }

    private String removed(String id) {
        if (!desk.sharedCosts().remove(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such cost.");
        }
        return id;
    }

    private static Deed deed(String action, String id, @Nullable Object after) {
        return new Deed(action, "shared-cost/" + id, null, null, after);
    }

    /** Who pays how much of a month's, and what is idle. */
    @GetMapping("/allocation")
    @Requires(value = Permission.REPORTS_READ, everywhere = true)
    Mono<AllocationItems> allocation(ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    YearMonth month = YearMonth.parse(Asked.of(exchange).required("month"));
                    return new AllocationItems(
                            desk.allocations().of(month).stream().map(AllocationView::of).toList(),
                            null);
                });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(value = Permission.REPORTS_WRITE, everywhere = true)
    Mono<View> add(@RequestBody byte[] body, ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    SharedCost cost = StrictBody.read(body, Wanted.class).cost();
                    return desk.audited(
                            sight.actor(exchange),
                            () -> View.of(desk.sharedCosts().add(cost)),
                            added -> deed("shared-cost.add", added.id(), added));
                });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(value = Permission.REPORTS_WRITE, everywhere = true)
    Mono<Void> remove(@PathVariable String id, ServerWebExchange exchange) {
        return Asked.blocking(
                        () -> {
                            Asked.needsEverything(sight.visible(exchange));
                            return desk.audited(
                                    sight.actor(exchange),
                                    () -> removed(id),
                                    removed -> deed("shared-cost.remove", removed, null));
                        })
                .then();
    }
}
