package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The load program: a {@link Job} a line on its standard input, a {@link Window} a line on its
 * standard output.
 */
final class Load {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long GRACE_SECONDS = 15;

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
        Reading start = loop.submit(this::read).get();
        Thread.sleep(job.windowMillis());
        Reading end = loop.submit(this::read).get();
        drain();
        return between(start, end);
    }

    private void connect() throws InterruptedException {
        byte[] bytes = job.request().getBytes(UTF_8);
        ByteBuf request =
                Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
        for (int i = 0; i < job.connections(); i++) {
            long firstAfter = job.rampMillis() * i / job.connections();
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
                                                    new Client(job, request, tally, firstAfter));
                                }
                            })
                    .connect(InetAddress.getLoopbackAddress(), job.port())
                    .sync();
        }
    }

    /** Lets every reply come to its end, so that the last ones are verified as well. */
    private void drain() throws Exception {
        loop.submit(() -> tally.ending = true).get();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
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

    private Reading read() throws Exception {
        return new Reading(
                Clocks.read(job.gateway(), job.mock()),
                job.countMarks() ? tally.marks : tally.replies);
    }

    private Window between(Reading start, Reading end) {
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
                tally.firstError);
    }

    private record Reading(Clocks clocks, long units) {}
}
