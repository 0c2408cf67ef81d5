package io.tollgate.app.network;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code X-Forwarded-} headers, which nobody ever specified. Each proxy appends where it was
 * called from to {@code -For}; the other three some append to and some set anew, so that they are
 * counted from their ends, and a list that is too short stands for all that are farther away.
 */
final class XForwardedHeaders implements HopHeaders {

    @Override
    public List<Hop> read(HttpHeaders headers) {
        List<String> clients = values(headers, "x-forwarded-for");
        List<String> schemes = values(headers, "x-forwarded-proto");
        List<String> hosts = values(headers, "x-forwarded-host");
        List<String> ports = values(headers, "x-forwarded-port");
        List<Hop> hops = new ArrayList<>(clients.size());
        for (int i = 0; i < clients.size(); i++) {
            int fromTheEnd = clients.size() - 1 - i;
            hops.add(
                    new Hop(
                            NodeName.address(clients.get(i)),
                            fromTheEnd(schemes, fromTheEnd),
                            fromTheEnd(hosts, fromTheEnd),
                            fromTheEnd(ports, fromTheEnd)));
        }
        return hops;
    }

    private static @Nullable String fromTheEnd(List<String> values, int index) {
        return values.isEmpty() ? null : values.get(Math.max(0, values.size() - 1 - index));
    }

    /** Of all lines of this name, in their order: they mean the same as one line with commas. */
    private static List<String> values(HttpHeaders headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
