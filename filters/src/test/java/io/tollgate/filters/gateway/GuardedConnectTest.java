package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.AddressGuard;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Timeouts;
import io.tollgate.policies.access.AddressRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/**
 * Row A4: however a URL is written, and whatever a name resolves to, nothing connects to where a
 * declared provider must not be.
 */
@Timeout(120)
class GuardedConnectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> INNER =
            List.of(
                    "127.0.0.1",
                    "127.8.9.10",
                    "10.0.0.1",
                    "172.16.0.1",
                    "172.31.255.254",
                    "192.168.1.1",
                    "169.254.169.254",
                    "100.64.0.1",
                    "100.100.100.200",
                    "0.0.0.0",
                    "192.0.0.192",
                    "198.18.0.1",
                    "224.0.0.1",
                    "255.255.255.255");

    private final AtomicInteger connections = new AtomicInteger();
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .doOnConnection(_ -> connections.incrementAndGet())
                    .handle((_, response) -> response.sendString(Mono.just("ok")))
                    .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    /** Says of every name that it is at the next of these addresses. */
    private static AddressResolverGroup<InetSocketAddress> saying(InetAddress... answers) {
        AtomicInteger asked = new AtomicInteger();
        return new AddressResolverGroup<>() {
            @Override
            protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
                return new InetSocketAddressResolver(
                        executor,
                        new InetNameResolver(executor) {
                            @Override
                            protected void doResolve(String name, Promise<InetAddress> promise) {
                                promise.setSuccess(
                                        answers[asked.getAndIncrement() % answers.length]);
                            }

                            @Override
                            protected void doResolveAll(
                                    String name, Promise<List<InetAddress>> promise) {
                                promise.setSuccess(List.of(answers));
                            }
                        });
            }
        };
    }

    private static HttpClient client(AddressGuard guard) {
        HttpClientProperties properties = new HttpClientProperties();
        ServerProperties serverProperties = new ServerProperties();
        ProviderHttpClients clients =
                new ProviderHttpClients(
                        properties,
                        serverProperties,
                        new HttpClientSslConfigurer(properties.getSsl(), serverProperties, null),
                        List.of());
        return clients.of(
                new Provider(
                        "declared",
                        new OpenAiProvider(),
                        URI.create("https://api.example"),
                        List.of(),
                        Map.of(),
                        Timeouts.DEFAULTS,
                        Pool.DEFAULTS,
                        false,
                        List.of(),
                        null,
                        guard));
    }

    /** How people write an address so that nobody sees which it is. */
    private Set<String> urls() throws UnknownHostException {
        Set<String> hosts = new LinkedHashSet<>();
        for (String inner : INNER) {
            byte[] b = InetAddress.getByName(inner).getAddress();
            int[] n = {b[0] & 255, b[1] & 255, b[2] & 255, b[3] & 255};
            long all = (long) n[0] << 24 | n[1] << 16 | n[2] << 8 | n[3];
            hosts.addAll(
                    List.of(
                            inner,
                            inner + ".",
                            Long.toString(all),
                            "0x" + Long.toHexString(all),
                            "0%o".formatted(all),
                            "0x%x.0x%x.0x%x.0x%x".formatted(n[0], n[1], n[2], n[3]),
                            "00%o.00%o.00%o.00%o".formatted(n[0], n[1], n[2], n[3]),
                            "%03d.%03d.%03d.%03d".formatted(n[0], n[1], n[2], n[3]),
                            "%d.%d.%d".formatted(n[0], n[1], n[2] << 8 | n[3]),
                            "%d.%d".formatted(n[0], n[1] << 16 | n[2] << 8 | n[3]),
                            "[::ffff:" + inner + "]",
                            "[::ffff:%x:%x]".formatted(n[0] << 8 | n[1], n[2] << 8 | n[3]),
                            "[0:0:0:0:0:ffff:%x:%x]".formatted(n[0] << 8 | n[1], n[2] << 8 | n[3]),
                            "[::" + inner + "]",
                            "[64:ff9b::" + inner + "]",
                            "[64:ff9b:1::%x:%x]".formatted(n[0] << 8 | n[1], n[2] << 8 | n[3]),
                            "[2002:%x:%x::1]".formatted(n[0] << 8 | n[1], n[2] << 8 | n[3]),
                            inner + ".nip.io",
                            inner.replace('.', '-') + ".sslip.io",
                            "api.openai.com@" + inner,
                            "api.openai.com:443@" + inner));
        }
        hosts.addAll(
                List.of(
                        "[::1]",
                        "[::]",
                        "[fe80::1]",
                        "[fe80::1%25lo]",
                        "[fc00::1]",
                        "[fd00::1]",
                        "[ff02::1]",
                        "[2001:db8::1]",
                        "[::127.0.0.1]",
                        "localhost",
                        "LOCALHOST",
                        "localhost.",
                        "localhost.localdomain",
                        "ip6-localhost",
                        "metadata",
                        "metadata.google.internal",
                        "kubernetes.default.svc",
                        "api.example"));
        Set<String> urls = new LinkedHashSet<>();
        hosts.forEach(host -> urls.add("http://" + host + ":" + server.port() + "/v1/models"));
        return urls;
    }

    @Test
    void noWayOfWritingAnAddressLeadsInside() throws Exception {
        HttpClient client =
                client(new AddressGuard(List.of()))
                        .resolver(saying(InetAddress.ofLiteral("127.0.0.1")));
        Set<String> urls = urls();
        assertThat(urls).hasSizeGreaterThan(250);
        List<String> reached = new ArrayList<>();
        for (String url : urls) {
            Throwable thrown =
                    catchThrowable(() -> client.get().uri(url).response().block(PATIENCE));
            if (!isRefused(thrown)) {
                reached.add(url + ": " + thrown);
            }
        }
        assertThat(reached).isEmpty();
        assertThat(connections).hasValue(0);
    }

    /** Refused by the guard, or no URL at all; any other failure would mean that it was tried. */
    private static boolean isRefused(Throwable thrown) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                .anyMatch(
                        one ->
                                one instanceof AddressRefused
                                        || one instanceof IllegalArgumentException);
    }

    @Test
    void aNameThatTurnsInwardsIsRefusedWhenItDoes() {
        InetAddress inner = InetAddress.ofLiteral("127.0.0.1");
        InetAddress other = InetAddress.ofLiteral("10.1.2.3");
        AddressGuard guard = new AddressGuard(List.of(AddressRange.parse("127.0.0.1")));
        HttpClient client = client(guard).resolver(saying(inner)).keepAlive(false);
        String url = "http://rebinding.example:" + server.port() + "/";
        assertThat(client.get().uri(url).response().block(PATIENCE).status().code()).isEqualTo(200);
        assertThat(connections).hasValue(1);

        HttpClient turned = client.resolver(saying(other));
        assertThat(
                        isRefused(
                                catchThrowable(
                                        () -> turned.get().uri(url).response().block(PATIENCE))))
                .isTrue();
        assertThat(connections).hasValue(1);
    }

    @Test
    void publicAddressesAndAllowedOnesArePermitted() {
        AddressGuard guard = new AddressGuard(List.of(AddressRange.parse("10.20.0.0/16")));
        for (String fine :
                List.of("1.1.1.1", "8.8.8.8", "104.18.7.192", "2606:4700::6810:1", "10.20.3.4")) {
            assertThat(guard.permits(InetAddress.ofLiteral(fine))).as(fine).isTrue();
        }
        for (String inner : INNER) {
            assertThat(guard.permits(InetAddress.ofLiteral(inner))).as(inner).isFalse();
        }
        assertThat(guard.permits(InetAddress.ofLiteral("64:ff9b::808:808"))).isTrue();
        assertThat(
                        Arrays.stream(new String[] {"10.21.0.1", "::1", "::10.20.3.4", "fe80::1"})
                                .map(InetAddress::ofLiteral)
                                .noneMatch(guard::permits))
                .isTrue();
    }
}
