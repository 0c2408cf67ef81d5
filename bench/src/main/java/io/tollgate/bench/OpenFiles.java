package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many files a process may open; asked beforehand, as a load that runs out of them proves
 * nothing.
 */
final class OpenFiles {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    /** What a JVM opens beside its connections: jars, logs, a database. */
    private static final int OTHERS = 500;

    private OpenFiles() {}

    /**
     * A stream takes two in the gateway, one to each side. A JVM has raised its limit to the hard
     * one.
     */
    static void check(Scenario scenario, int connections) {
        long needed = 2L * connections + OTHERS;
        OptionalLong allowed = allowed();
        if (allowed.isPresent() && allowed.getAsLong() < needed) {
            throw new IllegalArgumentException(
                    scenario
                            + " needs "
                            + needed
                            + " open files, "
                            + allowed.getAsLong()
                            + " are allowed: run `ulimit -n "
                            + needed
                            + "` first, as root or after raising the hard limit"
                            + (scenario.needsLong() ? ", or take fewer with --streams" : ""));
        }
    }

    private static OptionalLong allowed() {
        if (!Files.isReadable(LIMITS)) {
            return OptionalLong.empty();
        }
        try {
            List<String> lines = Files.readAllLines(LIMITS);
            return lines.stream()
                    .filter(line -> line.startsWith(LINE))
                    .map(line -> line.substring(LINE.length()).strip().split("\\s+", -1)[0])
                    .filter(soft -> !soft.equals("unlimited"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
