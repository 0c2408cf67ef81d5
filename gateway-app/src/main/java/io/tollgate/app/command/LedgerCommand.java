package io.tollgate.app.command;

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
            var report = new LedgerVerification(open.store(), InstantSource.system()).run();
            report.findings().forEach(finding -> Printing.line(spec, finding));
            Printing.line(
                    spec, report.rows() + " rows", report.addsUp() ? "add up" : "do not add up");
            return report.addsUp() ? 0 : 1;
        }
    }
}
