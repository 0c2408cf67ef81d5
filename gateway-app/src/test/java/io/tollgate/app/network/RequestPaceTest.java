package io.tollgate.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

/** Who sends a request ever so slowly loses the connection; nobody else does. */
class RequestPaceTest {

    private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ";

    private final EmbeddedChannel channel = channel();

    private static EmbeddedChannel channel() {
        EmbeddedChannel made = new EmbeddedChannel();
        made.freezeTime();
        made.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
        RequestPace.install(made.pipeline());
        return made;
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        channel.releaseInbound();
    }

    private void answer() {
        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        channel.releaseOutbound();
    }

    private boolean isOpenAfter(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return channel.isOpen();
    }

    @Test
    void aHeadHasFifteenSeconds() {
        send("POST / HTTP");
        assertThat(isOpenAfter(14)).isTrue();
        send("/1");
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void whoSaysNothingHasThemToo() {
        assertThat(isOpenAfter(15)).isFalse();
    }

    @Test
    void betweenRequestsThereIsNoClock() {
        send(HEAD + "0\r\n\r\n");
        answer();
        assertThat(isOpenAfter(3_600)).isTrue();
        send("GET / HT");
        assertThat(isOpenAfter(14)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void anAnswerMayTakeItsTime() {
        send(HEAD + "2\r\n\r\n{}");
        assertThat(isOpenAfter(600)).isTrue();
        send("POST / HTTP");
        assertThat(isOpenAfter(600)).as("the next one's head waits for the answer").isTrue();
        answer();
        assertThat(isOpenAfter(25)).isFalse();
    }

    @Test
    void aBodyThatTricklesIsCutAfterItsGrace() {
        send(HEAD + "1000000\r\n\r\n{");
        for (int second = 1; second < 30; second++) {
            assertThat(isOpenAfter(1)).isTrue();
            send("x".repeat(100));
        }
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void aBodyThatComesSteadilyMayTakeLong() {
        send(HEAD + "1000000\r\n\r\n{");
        for (int second = 0; second < 300; second++) {
            send("x".repeat(1_100));
            assertThat(isOpenAfter(1)).isTrue();
        }
        assertThat(isOpenAfter(25)).isFalse();
    }

    @Test
    void whatTheGatewayDoesNotReadIsNotTheClientsFault() {
        send(HEAD + "1000000\r\n\r\n{");
        channel.config().setAutoRead(false);
        assertThat(isOpenAfter(100)).isTrue();
        channel.config().setAutoRead(true);
        assertThat(isOpenAfter(10)).isFalse();
    }
}
