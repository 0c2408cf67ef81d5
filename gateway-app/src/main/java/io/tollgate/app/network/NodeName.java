package io.tollgate.app.network;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How headers write an address: with a port or without, an IPv6 address in brackets or bare.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-6">RFC 7239, section 6</a>
 */
final class NodeName {

    private static final int LONGEST = 64;
    private static final String PORT = "(?::(?:\\d{1,5}|_[A-Za-z0-9._-]+))?";
    private static final Pattern V4 =
            Pattern.compile("((?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2}))" + PORT);
    private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+)]" + PORT);
    private static final Pattern V6 =
            Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)");

    private NodeName() {}

    /** The address; null if it is hidden, unknown or nonsense. No name is ever looked up. */
    static @Nullable InetAddress address(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        for (Pattern form : new Pattern[] {V4, V6_IN_BRACKETS, V6}) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                return literal(matcher.group(1));
            }
        }
        return null;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
