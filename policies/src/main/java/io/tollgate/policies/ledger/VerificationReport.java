package io.tollgate.policies.ledger;

import io.tollgate.policies.price.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param rows ended attempts that were looked at
 * @param cost of all of them
 * @param windows of budgets that were compared
 * @param findings the first hundred of each rule
 * @param differences how many there are in all; 0 if the ledger adds up
 */
public record VerificationReport(
        Instant at,
        Duration took,
        long rows,
        Money cost,
        int windows,
        List<Finding> findings,
        long differences) {

    public VerificationReport {
        findings = List.copyOf(findings);
    }

    public boolean holds() {
        return differences == 0;
    }
}
