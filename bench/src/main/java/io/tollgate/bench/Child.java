package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the benchmark's own: a JVM like the one that runs this, with its log in a file. */
final class Child implements AutoCloseable {

    private final Process process;
    private final File log;
    private final BufferedReader output;
    private final Writer input;

    private Child(Process process, File log) {
        this.process = process;
        this.log = log;
        this.output = process.inputReader(UTF_8);
        this.input = process.outputWriter(UTF_8);
    }

    /** A process to talk with: only its standard error goes to the log. */
    static Child talking(File log, List<String> arguments) throws IOException {
        return new Child(java(arguments).redirectError(log).start(), log);
    }

    /** A process that is asked over the network: all it prints goes to the log. */
    static Child serving(File log, List<String> arguments, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = java(arguments).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    private static ProcessBuilder java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    File log() {
        return log;
    }

    void tell(String line) throws IOException {
        input.write(line);
        input.write('\n');
        input.flush();
    }

    String answer() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("A child has ended; see " + log);
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
