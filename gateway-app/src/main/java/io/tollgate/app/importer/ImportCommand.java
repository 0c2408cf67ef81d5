package io.tollgate.app.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import litellm CONFIG}: settings of another gateway's. */
@Command(name = "import", description = "Makes tollgate.yml of another gateway's settings.")
public final class ImportCommand {

    private static final int INCOMPLETE = 1;
    private static final int FAILED = 2;
    private static final String HEAD =
            """
            # Made of LiteLLM's config.yaml by `import litellm`, whose report says what did not cross.
            # What stood there is served and nothing else: demo and discovery are off.
            """;

    @Spec private @Nullable CommandSpec spec;

    @Command(
            description = {
                "Of a config.yaml of LiteLLM's proxy. Nothing is asked, and no secret is copied.",
                "The new file goes to FILE and the report to the terminal; without FILE the new"
                        + " file goes to standard output and the report to standard error."
            },
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {
                "0:everything crossed",
                "1:the new file is there, and something was left out",
                "2:nothing was written, and why is said"
            })
    int litellm(
            @Parameters(paramLabel = "CONFIG", description = "LiteLLM's file") Path config,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "the new file, which must not be there yet")
                    @Nullable Path out) {
        try {
            LiteLlmImport.Result result = LiteLlmImport.of(BoundedYaml.read(config));
            String text = yaml(result);
            if (out == null) {
                out().print(text);
                out().flush();
                result.report().lines().forEach(err()::println);
            } else {
                write(out, text);
                result.report().lines().forEach(out()::println);
            }
            return result.report().isComplete() ? 0 : INCOMPLETE;
        } catch (Unreadable e) {
            err().println(e.getMessage());
            return FAILED;
        }
    }

    /** The new file. */
    static String yaml(LiteLlmImport.Result result) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setSplitLines(false)
                        .setDereferenceAliases(true)
                        .build();
        return HEAD + new Dump(settings).dumpToString(result.settings());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException _) {
            throw new Unreadable(file + ": is there already, and is not written over.");
        } catch (IOException e) {
            throw new Unreadable(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + ").");
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
