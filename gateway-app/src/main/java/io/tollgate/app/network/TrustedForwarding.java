package io.tollgate.app.network;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.policies.access.AddressRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.ConnectionInfo;

/**
 * Takes the client from what trusted proxies say, and from nobody else. Read from the end, where
 * the proxy that is connected wrote, the first address that is no trusted proxy's is the client's;
 * whatever stands before it the client may have made up itself.
 *
 * <p>A client whose address is not to be known is none of this machine's: it has the address {@code
 * 0.0.0.0}, which is nobody's. Where no header came at all, the proxy asks for itself.
 */
final class TrustedForwarding implements BiFunction<ConnectionInfo, HttpRequest, ConnectionInfo> {

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final int MOST_PORTS = 65_535;
    private static final InetAddress NOBODYS = nobodys();

    private final List<AddressRange> proxies;
    private final HopHeaders headers;

    TrustedForwarding(List<AddressRange> proxies, HopHeaders headers) {
        this.proxies = proxies;
        this.headers = headers;
    }

    private static InetAddress nobodys() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    @Override
    public ConnectionInfo apply(ConnectionInfo connection, HttpRequest request) {
        InetSocketAddress peer = connection.getRemoteAddress();
        if (peer == null || peer.getAddress() == null || !isTrusted(peer.getAddress())) {
            return connection;
        }
        List<Hop> hops = headers.read(request.headers());
        return hops.isEmpty() ? connection : told(connection, request, nearest(hops));
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(block -> block.has(address));
    }

    /** From the end, the first that is no proxy of ours; the farthest if all are. */
    private Hop nearest(List<Hop> hops) {
        int at = hops.size() - 1;
        while (at > 0) {
            InetAddress client = hops.get(at).client();
            if (client == null || !isTrusted(client)) {
                break;
            }
            at--;
        }
        return hops.get(at);
    }

    private static ConnectionInfo told(ConnectionInfo connection, HttpRequest request, Hop hop) {
        InetAddress client = hop.client() == null ? NOBODYS : hop.client();
        ConnectionInfo told = connection.withRemoteAddress(new InetSocketAddress(client, 0));
        String scheme = scheme(hop.scheme());
        if (scheme != null) {
            told = told.withScheme(scheme);
        }
        return at(told, hop, request.headers().get(HttpHeaderNames.HOST));
    }

    private static @Nullable String scheme(@Nullable String said) {
        return switch (said == null ? "" : said.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> "https";
            case "http", "ws" -> "http";
            default -> null;
        };
    }

    /** The host that was said, else the one that was asked for; its port by its scheme, if none. */
    private static ConnectionInfo at(ConnectionInfo told, Hop hop, @Nullable String asked) {
        Matcher host = HOST.matcher(hop.host() == null ? "" : hop.host());
        if (!host.matches()) {
            host = HOST.matcher(asked == null ? "" : asked);
            if (!host.matches()) {
                return told;
            }
        }
        Integer said = port(hop.port());
        Integer written = port(host.group(2));
        int port =
                said != null
                        ? said
                        : written != null ? written : "https".equals(told.getScheme()) ? 443 : 80;
        String name = host.group(1);
        return told.withHostAddress(InetSocketAddress.createUnresolved(name, port), name, port);
    }

    private static @Nullable Integer port(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,5}")) {
            return null;
        }
        int port = Integer.parseInt(text);
        return port > 0 && port <= MOST_PORTS ? port : null;
    }
}
