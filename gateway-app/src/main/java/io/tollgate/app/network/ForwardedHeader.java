package io.tollgate.app.network;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Forwarded} header. One that breaks its grammar says nothing: what stands in it could
 * be cut in the wrong places, and then a client could put an address where a proxy's word belongs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-4">RFC 7239, section 4</a>
 */
final class ForwardedHeader implements HopHeaders {

    private static final Pattern PAIR =
            Pattern.compile(
                    "[ \\t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)|\"((?:[^\"\\\\]|\\\\.)*+)\")[ \\t]*");

    @Override
    public List<Hop> read(HttpHeaders headers) {
        List<Hop> hops = new ArrayList<>();
        for (String line : headers.getAll("forwarded")) {
            if (!read(line, hops)) {
                return List.of(Hop.UNKNOWN);
            }
        }
        return hops;
    }

    /** Whether the line keeps to the grammar. */
    private static boolean read(String line, List<Hop> hops) {
        Matcher pair = PAIR.matcher(line);
        Map<String, String> element = new HashMap<>();
        int at = 0;
        while (pair.region(at, line.length()).lookingAt()) {
            String quoted = pair.group(3);
            String value = quoted == null ? pair.group(2) : quoted.replaceAll("\\\\(.)", "$1");
            if (element.put(pair.group(1).toLowerCase(Locale.ROOT), value) != null) {
                return false;
            }
            at = pair.end();
            if (at == line.length() || line.charAt(at) == ',') {
                hops.add(hop(element));
                element.clear();
            } else if (line.charAt(at) != ';') {
                return false;
            }
            if (at == line.length()) {
                return true;
            }
            at++;
        }
        return false;
    }

    private static Hop hop(Map<String, String> element) {
        String client = element.get("for");
        return new Hop(
                client == null ? null : NodeName.address(client),
                element.get("proto"),
                element.get("host"),
                null);
    }
}
