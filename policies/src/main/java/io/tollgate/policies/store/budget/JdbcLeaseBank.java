package io.tollgate.policies.store.budget;

import io.tollgate.policies.budget.LeaseBank;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Leases in the database. */
public final class JdbcLeaseBank implements LeaseBank {

    /** A part that keeps a node going for a while, and leaves the others enough. */
    private static final BigDecimal SLICE = new BigDecimal("0.01");

    /** Others may be faster; each time there is less. */
    private static final int TRIES = 10;

    private final Store store;
    private final Windows windows;
    private final RollingWindows rolling;
    private final InstantSource clock;

    /**
     * @param clock the store's
     */
    public JdbcLeaseBank(Store store, InstantSource clock) {
        this.store = store;
        this.windows = new Windows(store);
        this.rolling = new RollingWindows(store, windows);
        this.clock = clock;
    }

    @Override
    public Map<String, Standing> lease(List<Wish> wishes, String holder) {
        return reached(
                () ->
                        store.inTransaction(
                                () -> {
                                    Map<String, Standing> standings = new HashMap<>();
                                    for (Wish wish : wishes) {
                                        standings.put(wish.window(), lease(wish, holder));
                                    }
                                    return standings;
                                }));
    }

    private Standing lease(Wish wish, String holder) {
        Instant now = clock.instant();
        windows.declare(wish);
        if (!wish.hard() || !wish.need().isPositive()) {
            return windows.read(wish.window()).standing(Money.ZERO, now);
        }
        for (int i = 0; i < TRIES; i++) {
            Windows.Row row = windows.read(wish.window());
            Money part = wish.need().max(slice(row.available())).min(row.available());
            if (!part.isPositive()) {
                break;
            }
            if (windows.lease(wish.window(), holder, part)) {
                if (!wish.need().atMost(part)) {
                    windows.wanted(wish.window(), now);
                }
                return windows.read(wish.window()).standing(part, now);
            }
        }
        windows.wanted(wish.window(), now);
        return windows.read(wish.window()).standing(Money.ZERO, now);
    }

    private static Money slice(Money available) {
        return new Money(
                available.amount().multiply(SLICE).setScale(Money.SCALE, RoundingMode.DOWN));
    }

    @Override
    public void giveBack(Map<String, Money> amounts, String holder) {
        reached(
                () ->
                        store.inTransaction(
                                () -> {
                                    new TreeMap<>(amounts)
                                            .forEach((id, amount) -> giveBack(id, holder, amount));
                                    return true;
                                }));
    }

    private void giveBack(String window, String holder, Money amount) {
        Money taken = windows.takeFromLease(window, holder, amount);
        if (taken.isPositive()) {
            windows.change(window, taken.negated(), Money.ZERO, Money.ZERO);
        }
    }

    @Override
    public Map<String, Standing> look(Collection<String> ids, Instant now) {
        return reached(
                () -> {
                    Map<String, Standing> standings = new HashMap<>();
                    for (Windows.Row row : windows.readAll(List.copyOf(ids))) {
                        boolean fell = row.rollingHours() > 0 && rolling.letGo(row, now);
                        Windows.Row current = fell ? windows.read(row.id()) : row;
                        standings.put(row.id(), current.standing(Money.ZERO, now));
                    }
                    return standings;
                });
    }

    private static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw new BankUnavailable(e);
        }
    }
}
