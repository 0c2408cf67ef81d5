package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The load program: a {@link Job} a line on its standard input, a {@link Window} a line on its
 * standard output.
 */
final class Load {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long GRACE_SECONDS = 15;
    private static final int SLOW_RECEIVE_BUFFER = 16 * 1024;

    private final EventLoopGroup loop;
    private final Job job;
    private final Tally tally = new Tally();

    private Load(EventLoopGroup loop, Job job) {
        this.loop = loop;
        this.job = job;
    }

    static void run() throws Exception {
        try (EventLoopGroup loop = Transport.oneLoop();
                BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
                Window window = new Load(loop, JSON.readValue(line, Job.class)).measure();
                System.out.println(JSON.writeValueAsString(window));
            }
        }
    }

    private Window measure() throws Exception {
        connect();
        Thread.sleep(job.rampMillis() + job.warmMillis());
        Reading start = loop.submit(() -> read(true)).get();
        Thread.sleep(job.windowMillis());
        Reading end = loop.submit(() -> read(false)).get();
        @Nullable Long resident = job.weighed() ? weigh() : null;
        drain();
        return between(start, end, resident);
    }

    /** Each at its own time within the ramp. */
    private void connect() {
        byte[] bytes = job.request().getBytes(UTF_8);
        ByteBuf request =
                Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
        Bootstrap bootstrap = bootstrap(request);
        for (int i = 0; i < job.connections(); i++) {
            long after = MILLISECONDS.toMicros(job.rampMillis()) * i / job.connections();
            loop.schedule(() -> connect(bootstrap), after, MICROSECONDS);
        }
    }

    private void connect(Bootstrap bootstrap) {
        bootstrap
                .connect(InetAddress.getLoopbackAddress(), job.port())
                .addListener(
                        done -> {
                            if (!done.isSuccess()) {
                                tally.error("no connection: " + done.cause());
                            }
                        });
    }

    private Bootstrap bootstrap(ByteBuf request) {
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(Transport.client())
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpResponseDecoder(),
                                                        new Client(job, request, tally));
                                    }
                                });
        return job.readsSlowly() ? slow(bootstrap) : bootstrap;
    }

    /** Nothing is read unasked, and one read takes a second's share. */
    private Bootstrap slow(Bootstrap bootstrap) {
        return bootstrap
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BUFFER)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(job.readBytesPerSecond())
                                .maxMessagesPerRead(1));
    }

    private @Nullable Long weigh() throws Exception {
        loop.submit(
                        () -> {
                            if (tally.open < job.connections()) {
                                tally.error(tally.open + " connections of " + job.connections());
                            }
                        })
                .get();
        return Memory.residentAfterCollection(job.gateway());
    }

    /** Lets every reply come to its end, so that the last ones are verified as well. */
    private void drain() throws Exception {
        loop.submit(() -> tally.ending = true).get();
        long longest = MILLISECONDS.toNanos(job.rampMillis()) + SECONDS.toNanos(GRACE_SECONDS);
        long deadline = System.nanoTime() + longest;
        while (loop.submit(() -> tally.open).get() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        loop.submit(
                        () -> {
                            if (tally.open > 0) {
                                tally.error(tally.open + " replies without an end");
                            }
                        })
                .get();
    }

    private Reading read(boolean counting) throws Exception {
        tally.arrivals.counting = counting;
        return new Reading(
                Clocks.read(job.gateway(), job.mock()),
                job.streamed() ? tally.marks : tally.replies);
    }

    private Window between(Reading start, Reading end, @Nullable Long resident) {
        Clocks from = start.clocks;
        Clocks to = end.clocks;
        @Nullable Double foreign = to.foreignSince(from);
        return new Window(
                to.secondsSince(from),
                end.units - start.units,
                to.gateway() - from.gateway(),
                to.mock() - from.mock(),
                to.load() - from.load(),
                foreign,
                tally.replies,
                tally.errors,
                tally.firstError,
                job.streamed() && !job.readsSlowly() ? tally.arrivals.delays() : null,
                resident);
    }

    private record Reading(Clocks clocks, long units) {}
}
