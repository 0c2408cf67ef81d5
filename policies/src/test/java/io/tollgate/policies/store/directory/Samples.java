package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Things to declare. */
public final class Samples {

    public static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    public static final Peppers PEPPERS =
            new Peppers(List.of("a pepper of more than 32 characters"));

    private Samples() {}

    /** With a tenant of two teams. */
    public static Directory directory(Store store) {
        Directory directory = new Directory(store, PEPPERS);
        directory.put(unit("acme"));
        directory.put(unit("acme/search"));
        directory.put(unit("acme/ads"));
        return directory;
    }

    static PolicyFeed feed(Store store) {
        StoreClock clock = new StoreClock(InstantSource.system());
        Nodes nodes = new Nodes(store, "n", "i", false, clock);
        return new PolicyFeed(store, PEPPERS, clock, nodes, Duration.ofMinutes(15));
    }

    public static OrgUnit unit(String path) {
        return new OrgUnit(path, "Name of " + path, Status.ACTIVE, null, Rights.ALL);
    }

    /** To be issued. */
    public static ApiKey key(String unit, String label) {
        return new ApiKey(
                "",
                unit,
                false,
                "somebody",
                label,
                Map.of("env", "prod"),
                null,
                Status.ACTIVE,
                null,
                Rights.ALL,
                KeySettings.DEFAULTS,
                List.of());
    }

    public static Quota quota(String id, Scope scope) {
        return new Quota(id, scope, null, Quota.Unit.REQUESTS, Quota.Period.MINUTE, 5, false);
    }

    public static Budget budget(String id, Scope scope) {
        return new Budget(
                id,
                scope,
                Money.of("10"),
                new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                true,
                List.of(50, 80, 100),
                null,
                false);
    }

    public static BudgetRaise raise(String id, String budget) {
        return new BudgetRaise(
                id, budget, Money.of("5"), "a launch", "finance", Instant.now().plusSeconds(60));
    }
}
