package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.AttemptRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attempts that the ledger has begun and not ended. */
final class OpenAttempts {

    private static final String NOT_ENDED =
            " and o.phase = 'OPEN' and not exists (select 1 from ledger_entry e where"
                    + " e.request_id = o.request_id and e.attempt = o.attempt and e.phase = 'END')";

    private final Store store;

    OpenAttempts(Store store) {
        this.store = store;
    }

    /** Earlier lives of a node that have such attempts, or leases. */
    List<String> holders(String node, String now) {
        return store.jdbc()
                .sql(
                        "select distinct o.holder from ledger_entry o where o.holder like ? escape"
                                + " '!' and o.holder <> ?"
                                + NOT_ENDED)
                .params(node.replace("!", "!!").replace("%", "!%").replace("_", "!_") + ":%", now)
                .query((row, _) -> row.getString("holder"))
                .list();
    }

    List<LedgerEntry> of(String holder) {
        return store.jdbc()
                .sql("select * from ledger_entry o where o.holder = ?" + NOT_ENDED)
                .param(holder)
                .query((row, _) -> reservation(row))
                .list();
    }

    private LedgerEntry reservation(ResultSet row) throws SQLException {
        Object amount = row.getObject("amount");
        return new LedgerEntry(
                row.getString("request_id"),
                row.getInt("attempt"),
                Kind.RESERVE,
                Instant.ofEpochMilli(row.getLong("at")),
                payer(row),
                service(row),
                amount == null ? null : store.vendor().read(amount),
                row.getString("price_id"),
                null,
                null,
                null,
                LedgerRows.readCharged(row.getString("charged")),
                0,
                null);
    }

    private static Payer payer(ResultSet row) throws SQLException {
        Map<String, String> tags = new HashMap<>();
        row.getString("tags")
                .lines()
                .forEach(
                        tag ->
                                tags.put(
                                        tag.substring(0, tag.indexOf('=')),
                                        tag.substring(tag.indexOf('=') + 1)));
        return new Payer(
                row.getString("tenant"),
                row.getString("team"),
                row.getString("project"),
                row.getString("api_key"),
                row.getString("key_label"),
                row.getString("cost_centre"),
                tags,
                row.getString("end_user"));
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
                row.getString("service_tier"));
    }
}
