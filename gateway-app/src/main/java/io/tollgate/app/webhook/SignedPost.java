package io.tollgate.app.webhook;

import io.tollgate.filters.upstream.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A POST to a URL that the operator has set. With a secret, the header {@code x-tollgate-signature}
 * is {@code sha256=} and the body's HMAC in hexadecimal. Redirects are not followed. Calls block.
 */
public final class SignedPost {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final URI url;
    private final @Nullable Secret secret;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECTING)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * @param patience how long the whole of it may take
     */
    public SignedPost(URI url, @Nullable Secret secret, Duration patience) {
        this.url = url;
        this.secret = secret;
        this.patience = patience;
    }

    /** Somebody answered, but not with 2xx. */
    public static final class Refused extends IOException {

        Refused(int status) {
            super("it answered " + status);
        }
    }

    /**
     * Sends it.
     *
     * @throws IOException if it was not answered with 2xx
     */
    public void send(String type, byte[] body) throws IOException, InterruptedException {
        Mac mac = mac();
        if (mac != null) {
            mac.update(body);
        }
        send(type, Map.of(), BodyPublishers.ofByteArray(body), mac);
    }

    /**
     * Sends a file's content.
     *
     * @throws IOException if it cannot be read, or was not answered with 2xx
     */
    public void send(String type, Map<String, String> headers, Path file)
            throws IOException, InterruptedException {
        Mac mac = mac();
        if (mac != null) {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(into(mac));
            }
        }
        send(type, headers, BodyPublishers.ofFile(file), mac);
    }

    private void send(
            String type,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            @Nullable Mac mac)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(patience)
                        .header("Content-Type", type)
                        .POST(body);
        headers.forEach(request::header);
        if (mac != null) {
            request.header(
                    "x-tollgate-signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal()));
        }
        int status =
                http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new Refused(status);
        }
    }

    private @Nullable Mac mac() {
        if (secret == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutputStream into(Mac mac) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                mac.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                mac.update(bytes, offset, length);
            }
        };
    }
}
