package io.tollgate.nodes;

import io.tollgate.app.TollgateApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway of its own process, as an orchestrator runs it: it can be told to stop, and killed. */
public final class GatewayProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("listens on (\\S+)");
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Process process;
    private final String url;

    private GatewayProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one, and waits until it says that it listens.
     *
     * @param jvm options of its JVM
     */
    public static GatewayProcess start(Path settings, String... jvm) {
        try {
            Path log = Files.createTempFile(settings.toAbsolutePath().getParent(), "node", ".log");
            Process process =
                    new ProcessBuilder(command(settings, jvm))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new GatewayProcess(process, url(process, log));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> command(Path settings, String... jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx384m"));
        command.addAll(List.of(jvm));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        TollgateApplication.class.getName(),
                        "--server.port=0",
                        "--TOLLGATE_CONFIG=" + settings));
        return command;
    }

    private static String url(Process process, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return ready.group(1);
            }
            Thread.sleep(20);
        }
        process.destroyForcibly();
        throw new AssertionError("The gateway did not start:\n" + Files.readString(log));
    }

    public String url() {
        return url;
    }

    /** Tells it to stop, as an orchestrator does. */
    public void stop() {
        process.destroy();
    }

    /** Ends it at once; {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended by then. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        kill();
    }
}
