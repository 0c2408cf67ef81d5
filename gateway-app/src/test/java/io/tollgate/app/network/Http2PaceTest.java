package io.tollgate.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Stream.State;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A body that trickles costs its stream, and no other one. */
class Http2PaceTest {

    private record Numbered(int id) implements Http2FrameStream {

        @Override
        public State state() {
            return State.OPEN;
        }
    }

    private static final Http2FrameStream SLOW = new Numbered(1);
    private static final Http2FrameStream FAST = new Numbered(3);

    private final EmbeddedChannel channel = new EmbeddedChannel();

    Http2PaceTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new Http2Pace());
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    private void headers(Http2FrameStream stream, boolean end) {
        channel.writeInbound(
                new DefaultHttp2HeadersFrame(new DefaultHttp2Headers(), end).stream(stream));
    }

    private void data(Http2FrameStream stream, int bytes, boolean end) {
        channel.writeInbound(
                new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[bytes]), end)
                        .stream(stream));
        channel.releaseInbound();
    }

    private Http2ResetFrame after(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return channel.readOutbound();
    }

    @Test
    void aTricklingBodyIsReset() {
        headers(SLOW, false);
        headers(FAST, false);
        for (int window = 0; window < 3; window++) {
            data(SLOW, 5_000, false);
            data(FAST, 11_000, false);
            assertThat(after(10)).isNull();
        }
        data(SLOW, 5_000, false);
        data(FAST, 11_000, false);
        assertThat(after(10).stream()).isEqualTo(SLOW);
        data(FAST, 11_000, false);
        assertThat(after(10)).isNull();
    }

    @Test
    void whatIsCompleteIsNotAwaited() {
        headers(SLOW, true);
        headers(FAST, false);
        data(FAST, 10, true);
        assertThat(after(3_600)).isNull();
    }
}
