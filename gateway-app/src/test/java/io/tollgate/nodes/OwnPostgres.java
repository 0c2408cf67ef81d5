package io.tollgate.nodes;

import io.tollgate.policies.store.Infra;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A PostgreSQL that a test may stop and kill as it likes; the real program. */
final class OwnPostgres implements AutoCloseable {

    private final Path folder;
    private final int port = Infra.freePort();
    private EmbeddedPostgres server;

    OwnPostgres(Path folder) throws IOException {
        this.folder = folder.resolve("postgres");
        this.server = open();
    }

    private EmbeddedPostgres open() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(30))
                .start();
    }

    Infra.Database database() {
        return new Infra.Database(
                "PostgreSQL",
                "jdbc:postgresql://localhost:" + port + "/postgres",
                "postgres",
                "postgres");
    }

    /** None of its processes does anything any more; connections stay open. */
    void pause() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String signal) throws Exception {
        ProcessHandle main = main();
        for (ProcessHandle process : Stream.concat(Stream.of(main), main.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Ends all of its processes at once. */
    void kill() throws Exception {
        ProcessHandle main = main();
        Stream.concat(Stream.of(main), main.descendants())
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        main.onExit().get();
    }

    private ProcessHandle main() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Starts it again after its end, with all that it had. */
    void restart() throws IOException {
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
        server.close();
        server = open();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
