package io.tollgate.bench;

import io.tollgate.bench.Gateway.Running;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** The kinds of load. */
enum Scenario {
    /** One question of 1 KB, a reply of 1 KB, as fast as 32 connections go. */
    SMALL(32, 1024, 1024),
    /** A conversation of 32 KB with 25 messages and 8 tools, a reply of 4 KB. */
    LARGE(32, 32 * 1024, 4096),
    /** 200 streams at once, their chunks 20 ms apart. */
    STREAM(200, 1024, 1024);

    static final int CHUNK_DELAY_MILLIS = 20;

    private final int connections;
    private final int requestBytes;
    private final int replyBytes;

    Scenario(int connections, int requestBytes, int replyBytes) {
        this.connections = connections;
        this.requestBytes = requestBytes;
        this.replyBytes = replyBytes;
    }

    boolean streamed() {
        return this == STREAM;
    }

    String unit() {
        return streamed() ? "chunk" : "request";
    }

    Job job(
            Way way,
            Pace pace,
            long warmMillis,
            long windowMillis,
            Running gateway,
            long mock) {
        Order order = new Order(pace.chunks(), CHUNK_DELAY_MILLIS, replyBytes);
        String body =
                Conversation.body(
                        way.dialect, way.model, streamed(), requestBytes, this == LARGE, order);
        long oneStream = (long) pace.chunks() * CHUNK_DELAY_MILLIS;
        return new Job(
                gateway.port(),
                request(way.dialect, gateway.key(), body),
                way.dialect.terminator(streamed()),
                streamed() ? pace.chunks() : 1,
                streamed() ? pace.chunks() : replyBytes / 2,
                streamed(),
                connections,
                streamed() ? oneStream : 0,
                warmMillis,
                windowMillis,
                gateway.child().pid(),
                mock);
    }

    private static String request(Dialect dialect, String key, String body) {
        StringBuilder text =
                new StringBuilder("POST ").append(dialect.path).append(" HTTP/1.1\r\n");
        text.append("Host: 127.0.0.1\r\nContent-Type: application/json\r\n");
        dialect.headers(key).forEach(header -> text.append(header).append("\r\n"));
        text.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n\r\n");
        return text.append(body).toString();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
