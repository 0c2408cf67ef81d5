package io.tollgate.app.command;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.price.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Budgets. */
@Command(name = "budget", description = "How much money.")
final class BudgetCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(description = "Declares one, or changes it; what was spent stays spent.")
    int put(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--on", required = true, description = ScopeOption.FORM) String on,
            @Option(names = "--limit", required = true, description = "in dollars") Money limit,
            @Option(
                            names = "--per",
                            defaultValue = "month",
                            description = "day, week, month, quarter, or the last 30d")
                    String per,
            @Option(names = "--zone", defaultValue = "UTC") ZoneId zone,
            @Option(names = "--soft", description = "tells, and refuses nobody") boolean soft,
            @Option(names = "--alerts", split = ",", defaultValue = "50,80,100")
                    List<Integer> alerts,
            @Option(names = "--thrift-percent") @Nullable Integer thriftPercent,
            @Option(names = "--thrift-model", description = "asked instead from there on")
                    @Nullable String thriftModel,
            @Option(names = "--allow-unpriced") boolean allowUnpriced) {
        Budget.Thrift thrift =
                thriftPercent == null || thriftModel == null
                        ? null
                        : new Budget.Thrift(thriftPercent, thriftModel);
        Budget budget =
                new Budget(
                        id,
                        ScopeOption.parse(on),
                        limit,
                        window(per, zone),
                        !soft,
                        alerts.stream().sorted().toList(),
                        thrift,
                        allowUnpriced);
        try (OpenStore open = OpenStore.open()) {
            open.directory().put(budget);
        }
        return 0;
    }

    private static Window window(String per, ZoneId zone) {
        if (Character.isDigit(per.charAt(0))) {
            return new Window.Rolling(DurationStyle.detectAndParse(per));
        }
        return new Window.Calendar(Window.Unit.valueOf(per.toUpperCase(Locale.ROOT)), zone);
    }

    @Command(description = "Gives it more for a while.")
    int raise(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--by", required = true, description = "in dollars") Money by,
            @Option(names = "--for", required = true, description = "48h, 7d") Duration time,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--allowed-by", required = true) String allowedBy) {
        try (OpenStore open = OpenStore.open()) {
            open.directory()
                    .raise(
                            new BudgetRaise(
                                    UUID.randomUUID().toString(),
                                    id,
                                    by,
                                    reason,
                                    allowedBy,
                                    Instant.now().plus(time)));
        }
        return 0;
    }

    @Command(description = "Removes it.")
    int remove(@Parameters(paramLabel = "ID") String id) {
        try (OpenStore open = OpenStore.open()) {
            open.directory().removeBudget(id);
        }
        return 0;
    }

    @Command(description = "All of them.")
    int list() {
        try (OpenStore open = OpenStore.open()) {
            new TreeMap<>(open.directory().all().budgets())
                    .values()
                    .forEach(
                            budget ->
                                    Printing.line(
                                            spec,
                                            budget.id(),
                                            budget.scope().id(),
                                            budget.limit(),
                                            budget.hard() ? "hard" : "soft"));
        }
        return 0;
    }
}
