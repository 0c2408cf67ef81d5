package io.tollgate.app.policycode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The command as somebody runs it, for other packages' tests. */
public record PolicyRun(int status, String out, String err) {

    /**
     * Runs it.
     *
     * @param says what somebody at the terminal answers
     */
    public static PolicyRun of(
            String url, @Nullable String key, boolean says, Path folder, String... words) {
        return of(url, key, () -> says, folder, words);
    }

    /** Runs it, and does something while somebody is asked. */
    public static PolicyRun of(
            String url, @Nullable String key, BooleanSupplier says, Path folder, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add(folder.toString());
        arguments.add("--url=" + url);
        int status =
                new CommandLine(new PolicyCommand(key, says))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments.toArray(String[]::new));
        return new PolicyRun(status, out.toString(), err.toString());
    }
}
