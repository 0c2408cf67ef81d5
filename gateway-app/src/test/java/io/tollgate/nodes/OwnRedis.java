package io.tollgate.nodes;

import io.tollgate.policies.store.Infra;
import java.io.IOException;
import java.util.List;
import redis.embedded.RedisServer;

/** A Redis that a test may stop and kill as it likes; the real program. */
final class OwnRedis implements AutoCloseable {

    private final int port = Infra.freePort();
    private RedisServer server;
    private ProcessHandle process;

    OwnRedis() throws IOException {
        start();
    }

    private void start() throws IOException {
        List<Long> before = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
        server = Infra.ownRedis(port);
        server.start();
        process =
                ProcessHandle.current()
                        .children()
                        .filter(child -> !before.contains(child.pid()))
                        .filter(child -> child.info().command().orElse("").contains("redis"))
                        .findFirst()
                        .orElseThrow();
    }

    String url() {
        return "redis://localhost:" + port;
    }

    /** It does nothing any more; connections stay open. */
    void pause() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    void kill() throws Exception {
        process.destroyForcibly();
        process.onExit().get();
    }

    /** Starts it again, empty. */
    void restart() throws IOException {
        server.stop();
        start();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
