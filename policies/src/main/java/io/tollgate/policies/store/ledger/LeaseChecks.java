package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.Finding.Rule;
import io.tollgate.policies.store.Store;

/** Compares what windows say is leased of them with the leases, as of one moment. */
final class LeaseChecks {

    private static final String DIFFERENT =
            "select w.id, w.leased, coalesce(sum(l.amount), 0) as held from budget_window w"
                    + " left join budget_lease l on l.window_id = w.id group by w.id, w.leased"
                    + " having w.leased <> coalesce(sum(l.amount), 0)";

    private final Store store;
    private final Findings findings;

    LeaseChecks(Store store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    void run() {
        store.jdbc()
                .sql(DIFFERENT)
                .query(
                        row -> {
                            findings.add(
                                    Rule.LEASED_DIFFERS,
                                    row.getString("id"),
                                    "it has leased %s, and its leases are %s"
                                            .formatted(
                                                    store.vendor().read(row.getObject("leased")),
                                                    store.vendor().read(row.getObject("held"))));
                        });
    }
}
