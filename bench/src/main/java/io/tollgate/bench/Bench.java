package io.tollgate.bench;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * The one entry point: the harness, or by its first argument one of the processes that the harness
 * starts.
 */
final class Bench {

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "bare" -> Bare.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            case "netty" -> Proxy.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            case "mock" -> {
                keepStandardOutputClean();
                Mock.run();
            }
            case "load" -> {
                keepStandardOutputClean();
                Load.run();
            }
            case "--help" -> System.out.print(Options.HELP);
            default -> System.exit(measure(arguments));
        }
    }

    /** Netty would otherwise log there, where the harness reads. */
    private static void keepStandardOutputClean() {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }

    private static int measure(String... arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.HELP);
            return 2;
        }
        return measure(options);
    }

    private static int measure(Options options) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endChildren));
        Path home = Path.of(System.getProperty("bench.home", "bench")).toAbsolutePath();
        Path jar = home.resolve("target/bench.jar");
        Affinity affinity = Affinity.ofThisProcess();
        Instant now = Instant.now();
        try (Run run = new Run(options, affinity, jar, home.resolve("target/run"))) {
            run.all();
            Report report = new Report(now, options, affinity, run.measurements(), run.errors());
            write(report, home.resolve("results"));
            return run.errors().isEmpty() ? 0 : 1;
        }
    }

    private static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void write(Report report, Path folder) throws IOException {
        String name =
                DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(report.when());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), report.json());
        String markdown = report.markdown();
        Path table = Files.writeString(folder.resolve(name + ".md"), markdown);
        System.out.println(markdown);
        System.out.println(
                "Written to " + table + " and, with every measurement, to " + name + ".json");
    }
}
