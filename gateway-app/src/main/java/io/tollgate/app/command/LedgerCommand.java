package io.tollgate.app.command;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.ledger.VerificationReport;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.budget.JdbcBudgetBooks;
import io.tollgate.policies.store.ledger.Holders;
import io.tollgate.policies.store.ledger.Holders.Holding;
import io.tollgate.policies.store.ledger.JdbcBudgetTotals;
import io.tollgate.policies.store.ledger.JdbcLedgerStore;
import io.tollgate.policies.store.ledger.LedgerVerification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The ledger. */
@Command(name = "ledger", description = "What was used and what it cost.")
final class LedgerCommand {

    /** Whoever was heard of since then may be alive; nodes tell each few seconds. */
    private static final Duration SILENT = Duration.ofMinutes(1);

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

    @Command(
            description =
                    "Lists the starts of nodes that have leased money or have calls without an"
                            + " end: name, last heard of, leased, calls.")
    int holders() {
        try (OpenStore open = OpenStore.open()) {
            for (Holding holding : holders(open.store()).all()) {
                Printing.line(
                        spec,
                        holding.holder(),
                        holding.lastSeen(),
                        "$" + holding.leased(),
                        holding.openAttempts());
            }
            return 0;
        }
    }

    @Command(
            name = "write-off",
            description =
                    "Gives back what a dead node had leased, whose disk is lost for good. Its calls"
                            + " without an end are charged with all that was held for them. A node"
                            + " whose disk is still there need only be started again.")
    int writeOff(
            @Parameters(paramLabel = "NAME", description = "As `holders` lists it.")
                    String holder) {
        try (OpenStore open = OpenStore.open()) {
            Holders holders = holders(open.store());
            Holding holding = dead(holders, holder);
            int ended = holders.writeOff(holder);
            Printing.line(
                    spec,
                    holding.holder(),
                    "$" + holding.leased() + " no longer leased",
                    ended + " calls ended");
            return 0;
        }
    }

    private Holding dead(Holders holders, String name) {
        Holding holding =
                holders.all().stream()
                        .filter(one -> one.holder().equals(name))
                        .findFirst()
                        .orElseThrow(() -> refused(name + " holds nothing; see `ledger holders`."));
        Instant seen = holding.lastSeen();
        if (seen != null && seen.isAfter(Instant.now().minus(SILENT))) {
            throw refused(
                    name + " was heard of at " + seen + ": it may be alive. Stop it, and wait.");
        }
        return holding;
    }

    private ParameterException refused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private static Holders holders(Store store) {
        InstantSource clock = InstantSource.system();
        return new Holders(
                store, new JdbcLedgerStore(store, new JdbcBudgetBooks(store, clock)), clock);
    }
}
