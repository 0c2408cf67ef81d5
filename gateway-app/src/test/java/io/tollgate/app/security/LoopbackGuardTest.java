package io.tollgate.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.app.security.OpenAccess.OpenBindRefused;
import io.tollgate.filters.dialect.GatewayException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class LoopbackGuardTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost:8080, , true",
        "127.0.0.1, 127.0.0.1, , true",
        "127.0.0.1, [::1]:8080, , true",
        "127.0.0.1, localhost, http://localhost:3000, true",
        "127.0.0.1, localhost, vscode-webview://abc, true",
        "127.0.0.1, localhost, https://evil.example, false",
        "127.0.0.1, localhost, null, false",
        "127.0.0.1, localhost, http://127.0.0.1.evil.example, false",
        "127.0.0.1, rebound.example, , false",
        "127.0.0.1, , , false",
        "10.1.2.3, localhost, , false",
    })
    void programsOnThisMachinePassAndWebSitesDoNot(
            String remote, String host, String origin, boolean passes) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.post("/v1/chat/completions")
                        .remoteAddress(new InetSocketAddress(remote, 5000));
        if (host != null) {
            request.header("Host", host);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        assertThat(passes(MockServerWebExchange.from(request))).isEqualTo(passes);
    }

    private static boolean passes(MockServerWebExchange exchange) {
        AtomicBoolean passed = new AtomicBoolean();
        try {
            new LoopbackGuard()
                    .filter(
                            exchange,
                            _ -> {
                                passed.set(true);
                                return Mono.empty();
                            })
                    .block();
        } catch (GatewayException e) {
            assertThat(e.error().kind().status()).isEqualTo(403);
        }
        return passed.get();
    }

    @Test
    void listeningElsewhereIsRefusedWithAReason() throws UnknownHostException {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName("0.0.0.0"));
        assertThatExceptionOfType(OpenBindRefused.class)
                .isThrownBy(() -> new OpenAccess(server))
                .withMessageContaining("server.address is 0.0.0.0");

        server.setAddress(InetAddress.getByName("127.0.0.1"));
        assertThat(new OpenAccess(server)).isNotNull();
    }
}
