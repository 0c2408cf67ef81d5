package io.tollgate.bench;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Arrays;
import org.reactivestreams.Publisher;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * The floor: a reverse proxy of Reactor Netty, without Spring. It hands on what comes and flushes
 * what is streamed at once, as the gateways do.
 */
final class Proxy {

    private static final int MOST_CONNECTIONS = 50_000;

    private final HttpClient client;
    private final String mock;

    private Proxy(String mock) {
        this.mock = mock;
        this.client =
                HttpClient.create(
                        ConnectionProvider.builder("mock")
                                .maxConnections(MOST_CONNECTIONS)
                                .build());
    }

    static void run(String... arguments) {
        Proxy proxy = new Proxy(value("bench.mock", arguments));
        HttpServer.create()
                .host(value("server.address", arguments))
                .port(Integer.parseInt(value("server.port", arguments)))
                .option(ChannelOption.SO_BACKLOG, 4096)
                .handle(proxy::handOn)
                .bindNow()
                .onDispose()
                .block();
    }

    private Publisher<Void> handOn(HttpServerRequest request, HttpServerResponse response) {
        return client.headers(
                        headers ->
                                headers.set(request.requestHeaders()).remove(HttpHeaderNames.HOST))
                .request(request.method())
                .uri(mock + request.uri())
                .send(request.receive().retain())
                .responseConnection(
                        (answer, connection) -> {
                            boolean streamed = streamed(answer);
                            return response.status(answer.status())
                                    .headers(answer.responseHeaders())
                                    .send(
                                            connection.inbound().receive().retain(),
                                            chunk -> streamed);
                        });
    }

    private static boolean streamed(HttpClientResponse answer) {
        return !answer.responseHeaders().contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static String value(String name, String... arguments) {
        String start = "--" + name + "=";
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }
}
