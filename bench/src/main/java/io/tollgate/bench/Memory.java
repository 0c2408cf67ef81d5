package io.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The memory that a JVM keeps from the machine. */
final class Memory {

    private static final String LINE = "VmRSS:";
    private static final int KIB = 1024;

    private Memory() {}

    /**
     * What is resident after a full collection, which gives back what the heap has too much of: so
     * garbage counts neither at rest nor under load. Null where there is no {@code /proc}.
     */
    static @Nullable Long residentAfterCollection(long pid)
            throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return null;
        }
        collect(pid);
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(LINE))
                    .map(line -> line.substring(LINE.length()).strip().split(" ", -1)[0])
                    .map(kib -> Long.parseLong(kib) * KIB)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No " + LINE + " in " + status));
        }
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.run"))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + pid + " GC.run: " + output);
        }
    }
}
