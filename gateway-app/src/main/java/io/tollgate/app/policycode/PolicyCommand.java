package io.tollgate.app.policycode;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy plan|apply|export FOLDER}: tenants, teams, quotas and budgets as files. */
@Command(
        name = "policy",
        description = {
            "Tenants, teams, projects, quotas and budgets as files.",
            "TOLLGATE_ADMIN_KEY is the admin key that the gateway is asked with."
        })
public final class PolicyCommand {

    private static final String KEY_VARIABLE = "TOLLGATE_ADMIN_KEY";
    private static final int DIFFERENT = 1;
    private static final int FAILED = 2;

    @Spec private @Nullable CommandSpec spec;

    private final @Nullable String key;
    private final BooleanSupplier asked;

    public PolicyCommand() {
        this(System.getenv(KEY_VARIABLE), PolicyCommand::yes);
    }

    /**
     * @param key null where nobody has named one
     * @param asked whether somebody at a terminal says yes
     */
    PolicyCommand(@Nullable String key, BooleanSupplier asked) {
        this.key = key;
        this.asked = asked;
    }

    /** Where the gateway is. */
    static final class Gateway {
        @Option(
                names = "--url",
                defaultValue = "http://127.0.0.1:8080",
                description = "of the gateway (default: ${DEFAULT-VALUE})")
        String url = "";
    }

    /** Does something, and says what went wrong. */
    private interface Work {
        int with(AdminApi api);
    }

    private int run(String url, Work work) {
        if (key == null || key.isBlank()) {
            err().println("Set " + KEY_VARIABLE + " to an admin key.");
            return FAILED;
        }
        try (AdminApi api = new AdminApi(url, key)) {
            return work.with(api);
        } catch (Mistakes | AdminApi.Refusal | Shapes.Refused e) {
            err().println(e.getMessage());
            return FAILED;
        }
    }

    @Command(
            description = "Says what apply would do.",
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {
                "0:nothing to do",
                "1:there are differences",
                "2:the files have mistakes, or the gateway cannot be asked"
            })
    int plan(
            @Parameters(paramLabel = "FOLDER", description = "of *.yaml files") Path folder,
            @Mixin Gateway gateway,
            @Option(names = "--prune", description = "also what is in no file") boolean prune,
            @Option(names = "--json", description = "for programs") boolean json) {
        return run(
                gateway.url,
                api -> {
                    Plan plan = new Planner(api).plan(PolicyFiles.read(folder), prune);
                    if (json) {
                        out().println(PlanText.json(plan));
                    } else {
                        PlanText.lines(plan).forEach(out()::println);
                    }
                    return plan.isEmpty() ? 0 : DIFFERENT;
                });
    }

    @Command(
            description =
                    "Makes the gateway have what the files say; what is in no file stays, unless"
                            + " --prune is given.",
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {
                "0:the gateway has what the files say",
                "2:it has not, and what went wrong is said"
            })
    int apply(
            @Parameters(paramLabel = "FOLDER", description = "of *.yaml files") Path folder,
            @Mixin Gateway gateway,
            @Option(
                            names = "--prune",
                            description =
                                    "removes limits that are in no file, and suspends tenants'"
                                            + " teams and projects that are in none")
                    boolean prune,
            @Option(names = "--yes", description = "without asking") boolean yes) {
        return run(
                gateway.url,
                api -> {
                    Plan plan = new Planner(api).plan(PolicyFiles.read(folder), prune);
                    PlanText.lines(plan).forEach(out()::println);
                    if (plan.isEmpty()) {
                        return 0;
                    }
                    if (!yes && !asked.getAsBoolean()) {
                        err().println("Nothing was changed; say yes, or --yes.");
                        return FAILED;
                    }
                    new Applier(api, out()::println).apply(plan);
                    return 0;
                });
    }

    @Command(description = "Writes what the gateway has as files, one for each tenant.")
    int export(
            @Parameters(paramLabel = "FOLDER", description = "where nothing is written over")
                    Path folder,
            @Mixin Gateway gateway) {
        return run(
                gateway.url,
                api -> {
                    new PolicyExport(api, out()::println).write(folder);
                    return 0;
                });
    }

    /**
     * Nobody can be asked where there is no terminal. The JDK has no console at all there, whatever
     * is said of its newer versions.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean yes() {
        Console console = System.console();
        return console != null
                && console.isTerminal()
                && List.of("y", "yes")
                        .contains(String.valueOf(console.readLine("Apply? [y/N] ")).strip());
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
