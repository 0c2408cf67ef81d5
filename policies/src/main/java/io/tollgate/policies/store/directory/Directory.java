package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Policies;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.audit.AuditTrail;
import io.tollgate.policies.store.directory.DirectoryException.Kind;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Declares who may call, how often, and for how much. Each method is one transaction; nodes hear of
 * it within half a second. Calls block. All throw {@link DirectoryException} if it cannot be
 * declared, and then nothing is changed.
 *
 * <p>A change takes its number before it reads anything. That lets one change in at a time, on all
 * nodes: none can write back what another one has just taken away, such as a key's life. Each is
 * entered in the audit trail with who made it.
 */
public final class Directory {

    /** Each one that is good costs each call a digest. */
    private static final int SECRETS = 4;

    private final Store store;
    private final Peppers peppers;
    private final DirectoryRows rows;
    private final Known known;
    private final PolicyLoader loader;
    private final AuditTrail trail;
    private final Actor actor;
    private final Listener afterwards;

    /** Whoever declares something by it is the operator, unless {@link #by} says who else. */
    public Directory(Store store, Peppers peppers) {
        this(store, peppers, Actor.OPERATOR, new Listener());
    }

    private Directory(Store store, Peppers peppers, Actor actor, Listener afterwards) {
        this.store = store;
        this.peppers = peppers;
        this.rows = new DirectoryRows(store);
        this.known = new Known(rows);
        this.loader = new PolicyLoader(store);
        this.trail = new AuditTrail(store, InstantSource.system());
        this.actor = actor;
        this.afterwards = afterwards;
    }

    /** Whoever wants to know of changes. */
    private static final class Listener {

        private volatile Runnable told = () -> {};
    }

    /** The same, in the name of somebody. */
    public Directory by(Actor somebody) {
        return new Directory(store, peppers, somebody, afterwards);
    }

    /**
     * A key that was just made.
     *
     * @param text is told this once
     */
    public record Issued(ApiKey key, KeyText text) {}

    /** Runs after each change that was made, so that other nodes hear of it sooner. */
    public void onChange(Runnable listener) {
        afterwards.told = listener;
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
                    known.requireParent(unit);
                    put("unit.create", null, unit, number);
                });
    }

    private void put(String action, @Nullable OrgUnit before, OrgUnit unit, long number) {
        rows.put(unit, number);
        tell(action, "unit/" + unit.id(), OrgUnit.tenant(unit.id()), before, unit);
    }

    /** Declares a tenant, team or project, or changes it. */
    public void put(OrgUnit unit) {
        Wishes.check(unit);
        change(
                number -> {
                    known.requireParent(unit);
                    OrgUnit before = rows.unit(unit.id());
                    put(before == null ? "unit.create" : "unit.update", before, unit, number);
                });
    }

    /** Lets a unit's keys call, or not; nothing of them is lost. */
    public void status(String unit, Status status) {
        change(
                number -> {
                    OrgUnit before = known.requireUnit(unit);
                    OrgUnit changed =
                            new OrgUnit(
                                    before.id(),
                                    before.name(),
                                    status,
                                    before.costCentre(),
                                    before.rights());
                    Wishes.check(changed);
                    put(word("unit.", status), before, changed, number);
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
                    known.requireUnit(wanted.unit());
                    put("key.issue", null, key, number);
                });
        return new Issued(key, text);
    }

    private void put(String action, @Nullable ApiKey before, ApiKey key, long number) {
        rows.put(key, number);
        tell(action, "key/" + key.id(), OrgUnit.tenant(key.unit()), before, key);
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
                    ApiKey before = known.requireLiving(wanted.id());
                    ApiKey key =
                            new ApiKey(
                                    before.id(),
                                    before.unit(),
                                    before.serviceAccount(),
                                    wanted.owner(),
                                    wanted.label(),
                                    wanted.tags(),
                                    wanted.costCentre(),
                                    before.status(),
                                    wanted.expires(),
                                    wanted.rights(),
                                    wanted.settings(),
                                    before.secrets());
                    put("key.update", before, key, number);
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
                    ApiKey key = known.requireLiving(id);
                    KeyText text = KeyText.renew(id, key.serviceAccount());
                    List<KeySecret> secrets = new ArrayList<>();
                    secrets.add(peppers.digest(text));
                    secrets.addAll(goodFor(key, now, now.plus(overlap)));
                    ApiKey rotated = key.withSecrets(secrets);
                    put("key.rotate", key, rotated, number);
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
                    ApiKey key =
                            status == Status.REVOKED
                                    ? known.requireKey(id)
                                    : known.requireLiving(id);
                    put(word("key.", status), key, key.withStatus(status), number);
                });
    }

    /** Declares a quota, or changes it; it stays with whom it was declared for. */
    public void put(Quota quota) {
        Wishes.check(quota);
        change(
                number -> {
                    known.requireScope("quota", quota.id(), quota.scope());
                    Quota before = rows.quota(quota.id());
                    rows.put(quota, number);
                    tell("quota.put", "quota/" + quota.id(), quota.scope(), before, quota);
                });
    }

    public void removeQuota(String id) {
        change(
                number -> {
                    Quota before = known.require("quota", id, rows.quota(id));
                    rows.remove("quota", id, number);
                    tell("quota.remove", "quota/" + id, before.scope(), before, null);
                });
    }

    /**
     * Declares a budget, or changes it; what was spent stays spent, and it stays with whom it was
     * declared for.
     */
    public void put(Budget budget) {
        Wishes.check(budget);
        requireRoom(budget.limit());
        change(
                number -> {
                    known.requireScope("budget", budget.id(), budget.scope());
                    Budget before = rows.budget(budget.id());
                    rows.put(budget, number);
                    tell("budget.put", "budget/" + budget.id(), budget.scope(), before, budget);
                });
    }

    public void removeBudget(String id) {
        change(
                number -> {
                    Budget before = known.require("budget", id, rows.budget(id));
                    rows.remove("budget", id, number);
                    tell("budget.remove", "budget/" + id, before.scope(), before, null);
                });
    }

    /**
     * Gives a budget more for a while.
     *
     * @param raise with an id of its own; what was allowed once is not written over
     */
    public void raise(BudgetRaise raise) {
        Wishes.check(raise);
        requireRoom(raise.amount());
        change(
                number -> {
                    Budget budget =
                            known.require("budget", raise.budget(), rows.budget(raise.budget()));
                    if (rows.knows("budget_raise", raise.id())) {
                        throw new DirectoryException(
                                Kind.TAKEN, "There was a raise '" + raise.id() + "' already.");
                    }
                    rows.put(raise, number);
                    tell("budget.raise", "budget/" + budget.id(), budget.scope(), null, raise);
                });
    }

    private void requireRoom(Money amount) {
        if (!amount.atMost(store.vendor().most())) {
            throw Wishes.invalid(
                    "The database takes amounts up to $" + store.vendor().most() + ".");
        }
    }

    /** Ends a raise before its time. */
    public void removeRaise(String id) {
        change(
                number -> {
                    BudgetRaise before = known.require("budget raise", id, rows.raise(id));
                    rows.remove("budget_raise", id, number);
                    Scope scope = rows.scope("budget", before.budget());
                    String object = "budget/" + before.budget();
                    tell("budget.lower", object, Objects.requireNonNull(scope), before, null);
                });
    }

    private void change(LongConsumer work) {
        store.inTransaction(
                () -> {
                    work.accept(store.nextChange());
                    store.afterCommit(() -> afterwards.told.run());
                });
    }

    private static String word(String what, Status status) {
        return what
                + switch (status) {
                    case ACTIVE -> "resume";
                    case SUSPENDED -> "suspend";
                    case REVOKED -> "revoke";
                };
    }

    private void tell(
            String action,
            String object,
            Scope scope,
            @Nullable Object before,
            @Nullable Object after) {
        tell(action, object, known.tenant(scope), before, after);
    }

    private void tell(
            String action,
            String object,
            String tenant,
            @Nullable Object before,
            @Nullable Object after) {
        trail.append(actor, new Deed(action, object, tenant, before, after));
    }
}
