package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.ledger.OpenAttempts;
import io.tollgate.policies.ledger.SpoolRecord;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.AttemptRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lives of nodes that hold something: leases of budgets, or attempts that have no end. A life that
 * is over gives all of it back when its node starts again, with its own disk. Where that disk is
 * gone for good, somebody has to say so: nobody else can know what it had spent.
 */
public final class Holders {

    private static final String NO_END =
            " and phase = 'OPEN' and not exists (select 1 from ledger_entry e"
                    + " where e.request_id = o.request_id and e.attempt = o.attempt"
                    + " and e.phase = 'END')";

    private final Store store;
    private final LedgerStore ledger;
    private final InstantSource clock;

    /**
     * @param ledger in the same database
     */
    public Holders(Store store, LedgerStore ledger, InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A life of a node.
     *
     * @param lastSeen null if it has left, or was forgotten
     * @param leased in all budgets together
     * @param openAttempts that the database knows of
     */
    public record Holding(
            String holder, @Nullable Instant lastSeen, Money leased, long openAttempts) {}

    /** All that hold something. */
    public List<Holding> all() {
        return store
                .jdbc()
                .sql(
                        """
                        select holder from budget_lease where amount <> ?
                        union
                        select holder from ledger_entry o where true
                        """
                                + NO_END
                                + " order by holder")
                .param(store.vendor().bind(Money.ZERO))
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .map(this::holding)
                .toList();
    }

    private Holding holding(String holder) {
        Money leased =
                store
                        .jdbc()
                        .sql("select amount from budget_lease where holder = ?")
                        .param(holder)
                        .query((row, _) -> store.vendor().read(row.getObject("amount")))
                        .list()
                        .stream()
                        .reduce(Money.ZERO, Money::plus);
        return new Holding(holder, lastSeen(holder), leased, open(holder).size());
    }

    private @Nullable Instant lastSeen(String holder) {
        return store.jdbc()
                .sql("select heartbeat from node where id || ':' || incarnation = ?")
                .param(holder)
                .query((row, _) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional()
                .orElse(null);
    }

    /**
     * Takes it that a life is over and its spool lost: attempts without an end are charged with all
     * that was held for them where a hard budget pays, and what else it had leased goes back. What
     * only its spool knew is nowhere. Should the spool turn up after all, its rows are booked then,
     * beyond the leases if need be.
     *
     * @return how many attempts were ended
     */
    public int writeOff(String holder) {
        OpenAttempts open = OpenAttempts.recovered();
        open.take(open(holder).stream().<SpoolRecord>map(SpoolRecord.Row::new).toList(), 0);
        return ledger.finish(holder, open.orphans(CrashCharge.HOLD, clock.instant()));
    }

    private List<LedgerEntry> open(String holder) {
        return store.jdbc()
                .sql("select o.* from ledger_entry o where o.holder = ?" + NO_END)
                .param(holder)
                .query((row, _) -> reservation(row))
                .list();
    }

    private LedgerEntry reservation(ResultSet row) throws SQLException {
        Object amount = row.getObject("amount");
        return new LedgerEntry(
                row.getString("request_id"),
                row.getInt("attempt"),
                LedgerEntry.Kind.RESERVE,
                Instant.ofEpochMilli(row.getLong("at")),
                payer(row),
                service(row),
                amount == null ? null : store.vendor().read(amount),
                row.getString("price_id"),
                null,
                null,
                null,
                ChargedText.read(row.getString("charged")),
                0,
                null);
    }

    private static Payer payer(ResultSet row) throws SQLException {
        return new Payer(
                row.getString("tenant"),
                row.getString("team"),
                row.getString("project"),
                row.getString("key_id"),
                row.getString("key_label"),
                row.getString("cost_centre"),
                tags(row.getString("tags")),
                row.getString("end_user"));
    }

    private static Map<String, String> tags(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1]));
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getString("operation"),
                row.getString("endpoint"),
                row.getString("route"),
                row.getString("model_requested"),
                row.getString("provider"),
                row.getString("model_served"),
                AttemptRecord.Kind.valueOf(row.getString("attempt_kind")),
                row.getString("experiment"),
                Objects.requireNonNull(row.getString("service_tier")));
    }
}
