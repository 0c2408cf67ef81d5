package io.tollgate.app.command;

import io.tollgate.policies.store.StoreUnavailable;
import io.tollgate.policies.store.directory.DirectoryException;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code unit}, {@code key}, {@code quota}, {@code budget}, {@code ledger}. */
@Command(
        name = "tollgate",
        mixinStandardHelpOptions = true,
        subcommands = {
            UnitCommand.class,
            KeyCommand.class,
            QuotaCommand.class,
            BudgetCommand.class,
            LedgerCommand.class
        })
public final class PolicyCommands {

    private static final int FAILED = 1;

    /** Whether the arguments are for one of them. */
    public static boolean has(String name) {
        return Set.of("unit", "key", "quota", "budget", "ledger").contains(name);
    }

    /**
     * Runs one.
     *
     * @return the process's exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new PolicyCommands())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (thrown, line, _) -> {
                            if (!isForPeople(thrown)) {
                                throw thrown;
                            }
                            line.getErr().println(thrown.getMessage());
                            return FAILED;
                        })
                .execute(args);
    }

    private static boolean isForPeople(Exception thrown) {
        return thrown instanceof DirectoryException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof StoreUnavailable;
    }
}
