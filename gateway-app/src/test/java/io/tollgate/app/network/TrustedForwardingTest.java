package io.tollgate.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.AddressRange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Who is told to be the client, by servers whose peer is this machine, trusted or not. */
class TrustedForwardingTest {

    private static final String UNKNOWN = "0.0.0.0";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LoopResources LOOPS = LoopResources.create("forwarding", 1, true);
    private static DisposableServer x;
    private static DisposableServer rfc;
    private static DisposableServer trustsOthers;

    @BeforeAll
    static void start() {
        x = server(new XForwardedHeaders(), "127.0.0.1", "10.0.0.0/8", "2001:db8:5::/48");
        rfc = server(new ForwardedHeader(), "127.0.0.1", "10.0.0.0/8", "2001:db8:5::/48");
        trustsOthers = server(new XForwardedHeaders(), "10.0.0.0/8");
    }

    @AfterAll
    static void stop() {
        Stream.of(x, rfc, trustsOthers).forEach(DisposableServer::disposeNow);
        LOOPS.dispose();
    }

    private static DisposableServer server(HopHeaders headers, String... proxies) {
        TrustedForwarding forwarding =
                new TrustedForwarding(
                        Stream.of(proxies).map(AddressRange::parse).toList(), headers);
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(LOOPS)
                .forwarded(forwarding)
                .handle(
                        (request, response) ->
                                response.sendString(
                                        Mono.just(
                                                request.remoteAddress()
                                                                .getAddress()
                                                                .getHostAddress()
                                                        + " "
                                                        + request.scheme()
                                                        + "://"
                                                        + request.hostName()
                                                        + ":"
                                                        + request.hostPort())))
                .bindNow();
    }

    private static String told(DisposableServer server, List<String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"));
        headers.forEach(
                header ->
                        request.header(
                                header.substring(0, header.indexOf(':')),
                                header.substring(header.indexOf(':') + 1).strip()));
        return CLIENT.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String client(DisposableServer server, String... headers) throws Exception {
        return told(server, List.of(headers)).split(" ")[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    203.0.113.9                                | 203.0.113.9
                    127.0.0.1, 203.0.113.9                     | 203.0.113.9
                    10.0.0.7, 127.0.0.1, 203.0.113.9           | 203.0.113.9
                    203.0.113.9, 10.0.0.7                      | 203.0.113.9
                    127.0.0.1, 203.0.113.9, 10.0.0.7, 10.1.1.1 | 203.0.113.9
                    198.51.100.1, 203.0.113.9, 10.0.0.7        | 203.0.113.9
                    127.0.0.1                                  | 127.0.0.1
                    10.0.0.7                                   | 10.0.0.7
                    10.9.9.9, 10.0.0.7                         | 10.9.9.9
                    203.0.113.9:4711                           | 203.0.113.9
                    2001:db8::1                                | 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]                              | 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]:4711                         | 2001:db8:0:0:0:0:0:1
                    2001:db8::1, 2001:db8:5::2                 | 2001:db8:0:0:0:0:0:1
                    ::ffff:203.0.113.9                         | 203.0.113.9
                    ::1, ::ffff:10.0.0.7                       | 0:0:0:0:0:0:0:1
                    """)
    void theLastAddressThatIsNoProxysIsTheClients(String said, String expected) throws Exception {
        assertThat(client(x, "X-Forwarded-For: " + said)).isEqualTo(expected);
        assertThat(client(trustsOthers, "X-Forwarded-For: " + said)).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unknown
                    _hidden
                    127.0.0.1, unknown
                    127.0.0.1, unknown, 10.0.0.7
                    localhost
                    127.0.0.1, localhost, 10.0.0.7
                    127.1
                    2130706433
                    0x7f000001
                    0177.0.0.1
                    127.0.0.01
                    127.0.0.256
                    127.0.0.1.
                    127.0.0.1/8
                    127.0.0.1 203.0.113.9
                    127.0.0.1;203.0.113.9
                    for=127.0.0.1
                    "127.0.0.1"
                    fe80::1%lo
                    [::1
                    ::1]:80
                    127.0.0.1,
                    127.0.0.1, ,10.0.0.7
                    127.0.0.1:http
                    127.0.0.1:999999
                    ::::
                    1:2:3:4:5:6:7:8:9
                    http://127.0.0.1/
                    """)
    void whatIsNoAddressIsNobodysAndNeverThisMachines(String said) throws Exception {
        assertThat(client(x, "X-Forwarded-For: " + said)).isEqualTo(UNKNOWN);
    }

    @Test
    void linesAreOneList() throws Exception {
        assertThat(
                        client(
                                x,
                                "X-Forwarded-For: 127.0.0.1",
                                "X-Forwarded-For: 198.51.100.1, 203.0.113.9",
                                "X-Forwarded-For: 10.0.0.7"))
                .isEqualTo("203.0.113.9");
        assertThat(client(x, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: garbage"))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void theHeaderThatIsNotNamedIsIgnored() throws Exception {
        assertThat(client(x, "Forwarded: for=203.0.113.9")).isEqualTo("127.0.0.1");
        assertThat(client(x, "Forwarded: for=127.0.0.1", "X-Forwarded-For: 203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(client(rfc, "X-Forwarded-For: 127.0.0.1", "Forwarded: for=203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(client(x, "X-Real-IP: 203.0.113.9", "Client-IP: 203.0.113.9"))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    for=203.0.113.9                                       | 203.0.113.9
                    For="203.0.113.9:4711";proto=https                    | 203.0.113.9
                    for="[2001:db8::1]:4711"                              | 2001:db8:0:0:0:0:0:1
                    by=_x;for=127.0.0.1, for=203.0.113.9;by=10.0.0.1      | 203.0.113.9
                    for=203.0.113.9, for=10.0.0.7, for=10.1.1.1           | 203.0.113.9
                    for="127.0.0.1", for=unknown                          | 0.0.0.0
                    for=_hidden                                           | 0.0.0.0
                    for=127.0.0.1, proto=https                            | 0.0.0.0
                    for="_a, for=127.0.0.1"                               | 0.0.0.0
                    for="x\\", for=127.0.0.1                              | 0.0.0.0
                    for="x                                                | 0.0.0.0
                    for=203.0.113.9, for=                                 | 0.0.0.0
                    for=127.0.0.1;for=203.0.113.9                         | 0.0.0.0
                    for=127.0.0.1,                                        | 0.0.0.0
                    for = 127.0.0.1                                       | 0.0.0.0
                    for=2001:db8::1                                       | 0.0.0.0
                    127.0.0.1                                             | 0.0.0.0
                    """)
    void rfc7239IsReadByItsGrammar(String said, String expected) throws Exception {
        assertThat(client(rfc, "Forwarded: " + said)).isEqualTo(expected);
    }

    /** A client could otherwise close what a proxy's line leaves open. */
    @Test
    void aQuoteDoesNotReachAcrossLines() throws Exception {
        assertThat(client(rfc, "Forwarded: for=\"a", "Forwarded: b\";for=127.0.0.1"))
                .isEqualTo(UNKNOWN);
        assertThat(client(rfc, "Forwarded: for=127.0.0.1", "Forwarded: for=203.0.113.9"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void schemeAndHostAreThoseThatTheClientUsed() throws Exception {
        assertThat(
                        told(
                                x,
                                List.of(
                                        "X-Forwarded-For: 203.0.113.9",
                                        "X-Forwarded-Proto: https",
                                        "X-Forwarded-Host: gateway.example")))
                .isEqualTo("203.0.113.9 https://gateway.example:443");
        assertThat(
                        told(
                                x,
                                List.of(
                                        "X-Forwarded-For: 203.0.113.9, 10.0.0.7",
                                        "X-Forwarded-Proto: gopher, https, http",
                                        "X-Forwarded-Host: evil.example, gateway.example:8443, inner")))
                .isEqualTo("203.0.113.9 https://gateway.example:8443");
        assertThat(
                        told(
                                x,
                                List.of(
                                        "X-Forwarded-For: 203.0.113.9",
                                        "X-Forwarded-Proto: javascript",
                                        "X-Forwarded-Host: a/b?c@d",
                                        "X-Forwarded-Port: 0")))
                .isEqualTo("203.0.113.9 http://127.0.0.1:" + x.port());
        assertThat(
                        told(
                                rfc,
                                List.of(
                                        "Forwarded: for=203.0.113.9;proto=https;host=\"gateway.example:444\"")))
                .isEqualTo("203.0.113.9 https://gateway.example:444");
        assertThat(
                        told(
                                trustsOthers,
                                List.of(
                                        "X-Forwarded-For: 203.0.113.9",
                                        "X-Forwarded-Proto: https",
                                        "X-Forwarded-Host: gateway.example")))
                .isEqualTo("127.0.0.1 http://127.0.0.1:" + trustsOthers.port());
    }

    @Test
    void aLongListIsReadAsWell() throws Exception {
        String many = "127.0.0.1, ".repeat(400) + "203.0.113.9" + ", 10.0.0.7".repeat(200);
        assertThat(client(x, "X-Forwarded-For: " + many)).isEqualTo("203.0.113.9");
    }
}
