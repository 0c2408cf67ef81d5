package io.tollgate.app.admin.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells versions of things apart, so that nobody writes over what they have not seen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110, If-Match</a>
 */
@Component
public final class Versions {

    private static final int BYTES = 12;

    private final JsonMapper json;

    Versions(JsonMapper json) {
        this.json = json;
    }

    /** A thing with its version. */
    public <T> ResponseEntity<T> ok(T view) {
        return ResponseEntity.ok().eTag(tag(view)).body(view);
    }

    /** A thing that was just made. */
    public <T> ResponseEntity<T> created(T view) {
        return ResponseEntity.status(201).eTag(tag(view)).body(view);
    }

    private String tag(Object view) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(view));
            return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param current the thing as it is now
     * @throws Problem if whoever writes has seen another version of it, or does not say which
     */
    public void require(ServerWebExchange exchange, Object current) {
        String seen = exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_MATCH);
        if (seen == null) {
            throw Problem.of(
                    428, "Send the ETag of what you have read as If-Match, or If-Match: *.");
        }
        if (!seen.equals("*") && !seen.equals(tag(current))) {
            throw Problem.of(
                    412, "It was changed since you have read it; read it again, and then write.");
        }
    }
}
