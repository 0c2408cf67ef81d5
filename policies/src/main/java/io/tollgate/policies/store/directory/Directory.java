package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Policies;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.DirectoryException.Kind;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Declares who may call, how often, and for how much. Each method is one transaction; nodes hear of
 * it within half a second. Calls block. All throw {@link DirectoryException} if it cannot be
 * declared, and then nothing is changed.
 *
 * <p>A change takes its number before it reads anything. That lets one change in at a time, on all
 * nodes: none can write back what another one has just taken away, such as a key's life.
 */
public final class Directory {

    /** Each one that is good costs each call a digest. */
    private static final int SECRETS = 4;

    private final Store store;
    private final Peppers peppers;
    private final DirectoryRows rows;
    private final PolicyLoader loader;
    private volatile Runnable afterwards = () -> {};

    public Directory(Store store, Peppers peppers) {
        this.store = store;
        this.peppers = peppers;
        this.rows = new DirectoryRows(store);
        this.loader = new PolicyLoader(store);
    }

    /**
     * A key that was just made.
     *
     * @param text is told this once
     */
    public record Issued(ApiKey key, KeyText text) {}

    /** Runs after each change that was made, so that other nodes hear of it sooner. */
    public void onChange(Runnable listener) {
        afterwards = listener;
    }

    /** Everything that is declared now. */
    public Policies all() {
        return loader.load(Policies.NONE);
    }

    /** Declares a tenant, team or project that must not be there yet. */
    public void create(OrgUnit unit) {
        Wishes.check(unit);
        change(
                number -> {
                    if (rows.unit(unit.id()) != null) {
                        throw new DirectoryException(
                                Kind.TAKEN, "There is a '" + unit.id() + "' already.");
                    }
                    requireParent(unit);
                    rows.put(unit, number);
                });
    }

    /** Declares a tenant, team or project, or changes it. */
    public void put(OrgUnit unit) {
        Wishes.check(unit);
        change(
                number -> {
                    requireParent(unit);
                    rows.put(unit, number);
                });
    }

    private void requireParent(OrgUnit unit) {
        String parent = unit.parent();
        if (parent != null) {
            requireUnit(parent);
        }
    }

    /** Lets a unit's keys call, or not; nothing of them is lost. */
    public void status(String unit, Status status) {
        change(
                number -> {
                    OrgUnit known = requireUnit(unit);
                    OrgUnit changed =
                            new OrgUnit(
                                    known.id(),
                                    known.name(),
                                    status,
                                    known.costCentre(),
                                    known.rights());
                    Wishes.check(changed);
                    rows.put(changed, number);
                });
    }

    /**
     * Makes a key.
     *
     * @param wanted as it shall be; its id, status and secrets are made here
     */
    public Issued issue(ApiKey wanted) {
        Wishes.check(wanted);
        KeyText text = KeyText.generate(wanted.serviceAccount());
        ApiKey key =
                new ApiKey(
                        text.id(),
                        wanted.unit(),
                        wanted.serviceAccount(),
                        wanted.owner(),
                        wanted.label(),
                        wanted.tags(),
                        wanted.costCentre(),
                        Status.ACTIVE,
                        wanted.expires(),
                        wanted.rights(),
                        wanted.settings(),
                        List.of(peppers.digest(text)));
        change(
                number -> {
                    requireUnit(wanted.unit());
                    rows.put(key, number);
                });
        return new Issued(key, text);
    }

    /**
     * Changes what is known about a key and what it may do. Whose it is, its status and its secrets
     * stay.
     *
     * @param wanted by its id
     */
    public void update(ApiKey wanted) {
        Wishes.check(wanted);
        change(
                number -> {
                    ApiKey known = requireLiving(wanted.id());
                    rows.put(
                            new ApiKey(
                                    known.id(),
                                    known.unit(),
                                    known.serviceAccount(),
                                    wanted.owner(),
                                    wanted.label(),
                                    wanted.tags(),
                                    wanted.costCentre(),
                                    known.status(),
                                    wanted.expires(),
                                    wanted.rights(),
                                    wanted.settings(),
                                    known.secrets()),
                            number);
                });
    }

    /**
     * Gives a key a new secret.
     *
     * @param overlap how long the one before stays good
     */
    public Issued rotate(String id, Duration overlap, Instant now) {
        if (overlap.isNegative()) {
            throw Wishes.invalid("Secrets cannot overlap for less than no time.");
        }
        List<Issued> issued = new ArrayList<>(1);
        change(
                number -> {
                    ApiKey key = requireLiving(id);
                    KeyText text = KeyText.renew(id, key.serviceAccount());
                    List<KeySecret> secrets = new ArrayList<>();
                    secrets.add(peppers.digest(text));
                    secrets.addAll(goodFor(key, now, now.plus(overlap)));
                    ApiKey rotated = key.withSecrets(secrets);
                    rows.put(rotated, number);
                    issued.add(new Issued(rotated, text));
                });
        return issued.getFirst();
    }

    private static List<KeySecret> goodFor(ApiKey key, Instant now, Instant end) {
        List<KeySecret> good = new ArrayList<>();
        for (KeySecret secret : key.secrets()) {
            Instant until = secret.until();
            KeySecret ending = until == null || end.isBefore(until) ? secret.until(end) : secret;
            if (ending.isGood(now)) {
                good.add(ending);
            }
        }
        if (good.size() >= SECRETS) {
            throw Wishes.invalid(
                    "The key has %d secrets that are good; wait for one to end, or rotate with no overlap."
                            .formatted(good.size()));
        }
        return good;
    }

    /** Suspends a key, lets it go on, or revokes it, for good. */
    public void keyStatus(String id, Status status) {
        change(
                number -> {
                    ApiKey key = status == Status.REVOKED ? requireKey(id) : requireLiving(id);
                    rows.put(key.withStatus(status), number);
                });
    }

    /** Declares a quota, or changes it; it stays with whom it was declared for. */
    public void put(Quota quota) {
        Wishes.check(quota);
        change(
                number -> {
                    requireScope("quota", quota.id(), quota.scope());
                    rows.put(quota, number);
                });
    }

    public void removeQuota(String id) {
        remove("quota", id);
    }

    /**
     * Declares a budget, or changes it; what was spent stays spent, and it stays with whom it was
     * declared for.
     */
    public void put(Budget budget) {
        Wishes.check(budget);
        change(
                number -> {
                    requireScope("budget", budget.id(), budget.scope());
                    rows.put(budget, number);
                });
    }

    public void removeBudget(String id) {
        remove("budget", id);
    }

    /**
     * Gives a budget more for a while.
     *
     * @param raise with an id of its own; what was allowed once is not written over
     */
    public void raise(BudgetRaise raise) {
        Wishes.check(raise);
        change(
                number -> {
                    if (!rows.has("budget", raise.budget())) {
                        throw missing("budget", raise.budget());
                    }
                    if (rows.knows("budget_raise", raise.id())) {
                        throw new DirectoryException(
                                Kind.TAKEN, "There was a raise '" + raise.id() + "' already.");
                    }
                    rows.put(raise, number);
                });
    }

    /** Ends a raise before its time. */
    public void removeRaise(String id) {
        remove("budget_raise", id);
    }

    private void remove(String table, String id) {
        change(
                number -> {
                    if (!rows.remove(table, id, number)) {
                        throw missing(table.replace('_', ' '), id);
                    }
                });
    }

    private void change(LongConsumer work) {
        store.inTransaction(() -> work.accept(store.nextChange()));
        afterwards.run();
    }

    private void requireScope(String table, String id, Scope scope) {
        switch (scope.level()) {
            case TENANT, TEAM, PROJECT -> requireUnit(scope.id());
            case KEY -> requireKey(scope.id());
            case TAG -> requireUnit(Wishes.tenantOfTag(scope.id()));
        }
        Scope before = rows.scope(table, id);
        if (before != null && !before.equals(scope)) {
            throw new DirectoryException(
                    Kind.TAKEN, "The " + table + " '" + id + "' is somebody else's; name it anew.");
        }
    }

    private OrgUnit requireUnit(String id) {
        OrgUnit unit = rows.unit(id);
        if (unit == null) {
            throw missing("tenant, team or project", id);
        }
        return unit;
    }

    private ApiKey requireLiving(String id) {
        ApiKey key = requireKey(id);
        if (key.status() == Status.REVOKED) {
            throw Wishes.invalid("The key " + id + " was revoked, for good; issue another one.");
        }
        return key;
    }

    private ApiKey requireKey(String id) {
        ApiKey key = rows.key(id);
        if (key == null) {
            throw missing("key", id);
        }
        return key;
    }

    private static DirectoryException missing(String what, String id) {
        return new DirectoryException(Kind.UNKNOWN, "There is no " + what + " '" + id + "'.");
    }
}
