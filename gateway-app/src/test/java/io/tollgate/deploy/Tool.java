package io.tollgate.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that has to be on the machine; without it tests are skipped, and say so. */
record Tool(List<String> command, String version) {

    /** The repository's own folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final int PATIENCE_SECONDS = 60;

    /** What it said, and whether it was content. */
    record Outcome(int status, String said) {

        String expectSuccess() {
            assertThat(status).as(said).isZero();
            return said;
        }
    }

    /** The first of these that runs; else the test is skipped and tells how to have one. */
    static Tool first(String hint, Tool... tools) {
        for (Tool tool : tools) {
            if (tool.isThere()) {
                return tool;
            }
        }
        return abort(hint);
    }

    static Tool prometheus(String program) {
        return first(
                "No "
                        + program
                        + " was found. Install it, such as by"
                        + " `apt-get install -y --no-install-recommends prometheus`.",
                new Tool(List.of(program), "--version"));
    }

    private boolean isThere() {
        try {
            return run(Map.of(), version).status() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    Outcome run(Map<String, String> environment, String... arguments) throws IOException {
        Path said = Files.createTempFile("said", ".txt");
        Process process = start(said, environment, arguments);
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(said, StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, text);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(said);
        }
    }

    Process start(Path said, Map<String, String> environment, String... arguments)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(command.stream(), Stream.of(arguments)).toList());
        builder.environment().putAll(environment);
        return builder.directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
