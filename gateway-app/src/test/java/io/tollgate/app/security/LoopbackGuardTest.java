package io.tollgate.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.app.security.Access.OpenBindRefused;
import io.tollgate.filters.dialect.GatewayException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

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
        try {
            LoopbackGuard.check(exchange.getRequest());
            return true;
        } catch (GatewayException e) {
            assertThat(e.error().kind().status()).isEqualTo(403);
            return false;
        }
    }

    @Test
    void listeningElsewhereIsRefusedWithAReason() throws UnknownHostException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        assertThatExceptionOfType(OpenBindRefused.class)
                .isThrownBy(() -> Access.requireLoopback(everywhere))
                .withMessageContaining("server.address is 0.0.0.0");
        assertThatCode(() -> Access.requireLoopback(InetAddress.getByName("127.0.0.1")))
                .doesNotThrowAnyException();
    }
}
