package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.Finding.Rule;
import io.tollgate.policies.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks at attempts one by one. That there is at most one row that begins an attempt and one that
 * ends it is the primary key's business.
 */
final class AttemptChecks {

    private static final String PAIR =
            " from ledger_entry a %s join ledger_entry b on b.request_id = a.request_id"
                    + " and b.attempt = a.attempt and b.phase = '%s' where a.phase = '%s' ";
    private static final String ID = "select a.request_id, a.attempt";

    private final Store store;
    private final Findings findings;

    AttemptChecks(Store store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    void run(Instant begunBefore, Predicate<AttemptId> inSpool) {
        String orphans = ID + PAIR.formatted("left", "OPEN", "END") + "and b.request_id is null";
        for (AttemptId id : ids(orphans)) {
            findings.add(Rule.END_WITHOUT_RESERVE, id.toString(), "it has an end and no reserve");
        }
        endless(begunBefore, inSpool);
        overruns();
        wrongDimensions();
    }

    private void endless(Instant begunBefore, Predicate<AttemptId> inSpool) {
        String sql =
                ID
                        + PAIR.formatted("left", "END", "OPEN")
                        + "and b.request_id is null and a.at < "
                        + begunBefore.toEpochMilli();
        for (AttemptId id : ids(sql)) {
            if (!inSpool.test(id) && !hasEnd(id)) {
                findings.add(
                        Rule.RESERVE_WITHOUT_END,
                        id.toString(),
                        "it was begun before " + begunBefore + " and has no end");
            }
        }
    }

    /** It may have come in since we looked. */
    private boolean hasEnd(AttemptId id) {
        return store.jdbc()
                        .sql(
                                "select count(*) from ledger_entry where request_id = ?"
                                        + " and attempt = ? and phase = 'END'")
                        .params(id.requestId(), id.attempt())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void overruns() {
        String sql =
                ID
                        + PAIR.formatted("", "END", "OPEN")
                        + "and b.amount > a.amount and b.overrun = 0";
        for (AttemptId id : ids(sql)) {
            findings.add(
                    Rule.COST_ABOVE_RESERVE,
                    id.toString(),
                    "it cost more than was reserved, and is not marked so");
        }
    }

    private void wrongDimensions() {
        String differs =
                Columns.DIMENSION.stream()
                        .map("a.%1$s is distinct from d.%1$s"::formatted)
                        .collect(Collectors.joining(" or "));
        String sql =
                ID
                        + " from ledger_entry a left join usage_dimension d on d.id = a.dimension_id"
                        + " where a.phase = 'END' and (d.id is null or "
                        + differs
                        + ")";
        for (AttemptId id : ids(sql)) {
            findings.add(Rule.WRONG_DIMENSION, id.toString(), "its dimension says something else");
        }
    }

    private List<AttemptId> ids(String sql) {
        return store.jdbc()
                .sql(sql + " order by 1, 2 limit 10000")
                .query((row, _) -> new AttemptId(row.getString(1), row.getInt(2)))
                .list();
    }
}
