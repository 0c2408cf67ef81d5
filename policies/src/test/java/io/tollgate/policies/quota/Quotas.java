package io.tollgate.policies.quota;

import io.tollgate.policies.quota.Decision.Granted;
import io.tollgate.policies.quota.Quota.Period;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.tenant.Scope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Quotas and demands for tests; each quota has a name of its own, as stores outlive tests. */
public final class Quotas {

    private static final Scope ACME = new Scope(Scope.Level.TENANT, "acme");

    private Quotas() {}

    /** So slow that nothing comes back while a test runs. */
    public static Quota requests(long limit) {
        return quota(Unit.REQUESTS, Period.DAY, limit);
    }

    /** So slow that nothing comes back while a test runs. */
    public static Quota tokens(long limit) {
        return quota(Unit.TOKENS, Period.DAY, limit);
    }

    public static Quota perMinute(Unit unit, long limit) {
        return quota(unit, Period.MINUTE, limit);
    }

    public static Quota streams(long limit) {
        return new Quota(name(), ACME, null, Unit.STREAMS, null, limit, false);
    }

    public static Quota shadow(Quota of) {
        return new Quota(of.id(), of.scope(), of.model(), of.unit(), of.period(), of.limit(), true);
    }

    public static Quota limited(Quota of, long limit) {
        return new Quota(
                of.id(), of.scope(), of.model(), of.unit(), of.period(), limit, of.shadow());
    }

    private static Quota quota(Unit unit, Period period, long limit) {
        return new Quota(name(), ACME, null, unit, period, limit, false);
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }

    /** A plain call. */
    public static Demand call(long tokens, Quota... quotas) {
        return new Demand("acme", List.of(quotas), tokens, false);
    }

    /** A call that streams. */
    public static Demand stream(Quota... quotas) {
        return new Demand("acme", List.of(quotas), 1, true);
    }

    /** What the gate says; a gate that says nothing fails the test. */
    public static Decision ask(QuotaGate gate, Demand demand) {
        try {
            return gate.admit(demand).toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no decision", e);
        }
    }

    public static boolean granted(QuotaGate gate, Demand demand) {
        return ask(gate, demand) instanceof Granted;
    }

    public static Grant grant(QuotaGate gate, Demand demand) {
        if (ask(gate, demand) instanceof Granted granted) {
            return granted.grant();
        }
        throw new AssertionError("refused");
    }

    /** Waits for it, and fails the test if it does not come true. */
    public static void eventually(String what, Duration within, BooleanSupplier fact) {
        long end = System.nanoTime() + within.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come true within " + within);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
