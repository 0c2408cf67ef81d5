package io.tollgate.app.command;

import io.tollgate.app.importer.ImportCommand;
import io.tollgate.app.policycode.PolicyCommand;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.StoreUnavailable;
import io.tollgate.policies.store.directory.DirectoryException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code unit}, {@code key}, {@code quota}, {@code budget}, {@code price}, {@code ledger}, {@code
 * admin}, {@code policy}, {@code import}.
 */
@Command(
        name = "tollgate",
        mixinStandardHelpOptions = true,
        subcommands = {
            UnitCommand.class,
            KeyCommand.class,
            QuotaCommand.class,
            BudgetCommand.class,
            PriceCommand.class,
            LedgerCommand.class,
            AdminCommand.class,
            PolicyCommand.class,
            ImportCommand.class
        })
public final class PolicyCommands {

    private static final int FAILED = 1;

    /** Whether the arguments are for one of them. */
    public static boolean has(String name) {
        return Set.of(
                        "unit", "key", "quota", "budget", "price", "ledger", "admin", "policy",
                        "import")
                .contains(name);
    }

    /**
     * Runs one.
     *
     * @return the process's exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        // What goes wrong is told below; nobody else has to say anything.
        LoggingSystem.get(PolicyCommands.class.getClassLoader()).beforeInitialize();
        return new CommandLine(new PolicyCommands())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Money.class, PolicyCommands::money)
                .registerConverter(Duration.class, DurationStyle::detectAndParse)
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

    private static Money money(String text) {
        try {
            return Money.of(text);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no amount of dollars with at most twelve decimals.");
        }
    }

    private static boolean isForPeople(Exception thrown) {
        return thrown instanceof DirectoryException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof StoreUnavailable;
    }
}
