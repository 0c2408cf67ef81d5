package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.bench.Gateway.Running;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The kinds of load. The streams of the last three last longer, so that their chunks are no more.
 */
enum Scenario {
    /** One question of 1 KB, a reply of 1 KB, as fast as 32 connections go. */
    SMALL(32, 1024, 1024, 0, 0),
    /** A conversation of 32 KB with 25 messages and 8 tools, a reply of 4 KB. */
    LARGE(32, 32 * 1024, 4096, 0, 0),
    /**
     * 20 streams at once: 1,000 chunks a second leave a gateway idle, so delays hold little
     * waiting.
     */
    CALM(20, 1024, 1024, 20, 100),
    /** 200 streams at once, their chunks 20 ms apart: 10,000 a second. */
    STREAM(200, 1024, 1024, 20, 100),
    /** 2,000 streams at once: 10,000 chunks a second. */
    STREAM_2000(2_000, 1024, 1024, 200, 50),
    /** 10,000 streams at once: 5,000 chunks a second. */
    STREAM_10000(10_000, 1024, 1024, 2_000, 20),
    /** 500 readers that take 1 KB a second each of the 20 MB that they are offered at once. */
    SLOW(500, 1024, 16 * 1024, 0, 1_280);

    static final Set<Scenario> USUAL =
            Collections.unmodifiableSet(EnumSet.of(SMALL, LARGE, STREAM));

    private static final int SLOW_BYTES_PER_SECOND = 1024;
    private static final int SLOW_RAMP_MILLIS = 2_000;

    /** Until whatever buffers there are have filled. */
    private static final int SLOW_WARM_MILLIS = 15_000;

    /** With fewer, what a collector leaves from time to time is more than what the streams take. */
    private static final int MEMORY_SHOWS_FROM = 500;

    private final int connections;
    private final int requestBytes;
    private final int replyBytes;
    private final int delayMillis;
    private final int chunks;

    Scenario(int connections, int requestBytes, int replyBytes, int delayMillis, int chunks) {
        this.connections = connections;
        this.requestBytes = requestBytes;
        this.replyBytes = replyBytes;
        this.delayMillis = delayMillis;
        this.chunks = chunks;
    }

    int connections() {
        return connections;
    }

    boolean streamed() {
        return chunks > 0;
    }

    boolean needsLong() {
        return this == STREAM_10000;
    }

    /**
     * Whether memory is measured: a collection is forced for it, so never where CPU is the point.
     */
    boolean weighed() {
        return connections >= MEMORY_SHOWS_FROM;
    }

    /** A gateway that waits for slow readers does nothing, and nothing has no price. */
    boolean priced() {
        return this != SLOW;
    }

    /** The load that makes a gateway hot for this one: the same code, in less time. */
    Scenario heating() {
        return streamed() ? STREAM : this;
    }

    String unit() {
        return streamed() ? "chunk" : "request";
    }

    /**
     * @param atOnce how many connections there are
     */
    Job job(
            Way way,
            Pace pace,
            int atOnce,
            long warmMillis,
            long windowMillis,
            Running gateway,
            long mock) {
        int marks = streamed() ? chunks(pace) : 1;
        Order order = new Order(marks, delayMillis, replyBytes);
        String body =
                Conversation.body(
                        way.dialect, way.model, streamed(), requestBytes, this == LARGE, order);
        return new Job(
                gateway.port(),
                request(way.dialect, gateway.key(), body),
                way.dialect.terminator(streamed()),
                marks,
                streamed() ? marks : replyBytes / 2,
                streamed(),
                atOnce,
                this == SLOW ? SLOW_BYTES_PER_SECOND : 0,
                weighed(),
                this == SLOW ? SLOW_RAMP_MILLIS : (long) marks * delayMillis,
                this == SLOW ? Math.max(warmMillis, SLOW_WARM_MILLIS) : warmMillis,
                windowMillis,
                gateway.child().pid(),
                mock);
    }

    private int chunks(Pace pace) {
        return this == SLOW || needsLong()
                ? chunks
                : Math.max(1, chunks * pace.chunkPercent() / 100);
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
