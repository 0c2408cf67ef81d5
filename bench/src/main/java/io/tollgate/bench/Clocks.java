package io.tollgate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * The CPU clocks at one moment, in seconds.
 *
 * <p>A process's clock is Java's own, on every system. On Linux it counts in steps of 10 ms and
 * includes threads that have ended, which a sum over the living threads would lose: the compiler's
 * threads come and go.
 */
record Clocks(long nanos, double gateway, double mock, double load, @Nullable Double machine) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    static Clocks read(long gateway, long mock) throws IOException {
        return new Clocks(
                System.nanoTime(),
                cpu(gateway),
                cpu(mock),
                cpu(ProcessHandle.current().pid()),
                machineBusy());
    }

    double secondsSince(Clocks start) {
        return (nanos - start.nanos) / 1e9;
    }

    /** What the machine's CPUs did since {@code start} for none of the three processes. */
    @Nullable Double foreignSince(Clocks start) {
        if (machine == null || start.machine == null) {
            return null;
        }
        double ours = gateway - start.gateway + mock - start.mock + load - start.load;
        return Math.max(0, machine - start.machine - ours);
    }

    private static double cpu(long pid) {
        Duration total =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "No CPU time of process "
                                                        + pid
                                                        + ": has it ended?"));
        return total.toNanos() / 1e9;
    }

    private static @Nullable Double machineBusy() throws IOException {
        if (!Files.isReadable(STAT)) {
            return null;
        }
        try (BufferedReader lines = Files.newBufferedReader(STAT)) {
            StringTokenizer fields = new StringTokenizer(lines.readLine());
            fields.nextToken();
            long busy = 0;
            for (Field field : Field.values()) {
                long ticks = Long.parseLong(fields.nextToken());
                busy += field == Field.IDLE || field == Field.IO_WAIT ? 0 : ticks;
            }
            return busy / TICKS_PER_SECOND;
        }
    }

    /** The first columns of the line "cpu", in proc_stat(5)'s order. */
    private enum Field {
        USER,
        NICE,
        SYSTEM,
        IDLE,
        IO_WAIT,
        IRQ,
        SOFT_IRQ,
        STEAL
    }
}
