package io.tollgate.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tollgate.app.command.HealthCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an orchestrator hears that has no shell to ask with. */
final class HealthCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/readyz",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(String... arguments) {
        String port = Integer.toString(server.getAddress().getPort());
        return new HealthCommand(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Map.of("SERVER_PORT", port))
                .run(arguments);
    }

    @Test
    void aGatewayThatIsReadyIsWell() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("/readyz answers 200");
    }

    @Test
    void oneThatIsNotReadyIsNot() {
        status = 503;
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("/readyz answers 503");
    }

    @Test
    void oneThatIsAwayIsNot() {
        assertThat(run("http://127.0.0.1:1/readyz")).isEqualTo(1);
        assertThat(err.toString()).contains("does not answer");
    }

    @Test
    void whatIsNoUrlIsSaidToBeNone() {
        assertThat(run("--help")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: tollgate health [URL]");
        assertThat(run("file:///etc/passwd")).isEqualTo(2);
        assertThat(run("gateway")).isEqualTo(2);
    }
}
