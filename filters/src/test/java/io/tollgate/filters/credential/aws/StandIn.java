package io.tollgate.filters.credential.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A service of AWS's on this machine: remembers what it was asked. */
final class StandIn implements AutoCloseable {

    private final HttpServer server;
    private final List<SignatureCheck> asked = new ArrayList<>();

    /**
     * @param answer to each request
     */
    StandIn(Function<SignatureCheck, String> answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answer));
        server.start();
    }

    private void answer(HttpExchange exchange, Function<SignatureCheck, String> answer)
            throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
        SignatureCheck request =
                new SignatureCheck(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        exchange.getRequestBody().readAllBytes());
        synchronized (asked) {
            asked.add(request);
        }
        byte[] body = answer.apply(request).getBytes(UTF_8);
        String type = body.length > 0 && body[0] == '<' ? "text/xml" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    List<SignatureCheck> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
