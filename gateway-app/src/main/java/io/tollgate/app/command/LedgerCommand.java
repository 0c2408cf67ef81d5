package io.tollgate.app.command;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.ledger.VerificationReport;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.JdbcBudgetTotals;
import io.tollgate.policies.store.ledger.LedgerVerification;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The ledger. */
@Command(name = "ledger", description = "What was used and what it cost.")
final class LedgerCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(description = "Proves that it adds up; says what does not.")
    int verify() {
        try (OpenStore open = OpenStore.open()) {
            VerificationReport report = verification(open.store()).run();
            report.findings()
                    .forEach(f -> Printing.line(spec, f.rule().name(), f.row(), f.detail()));
            Printing.line(
                    spec,
                    report.rows() + " attempts",
                    "$" + report.cost(),
                    report.windows() + " windows of budgets",
                    report.holds() ? "add up" : report.differences() + " differences");
            return report.holds() ? 0 : 1;
        }
    }

    /** Attempts of a running gateway may be without an end for as long as a call takes. */
    private static LedgerVerification verification(Store store) {
        return new LedgerVerification(
                store,
                new JdbcBudgetTotals(store),
                _ -> false,
                Policing.SETTLED,
                InstantSource.system());
    }
}
