package io.tollgate.app.policies;

import io.tollgate.app.settings.StoreSettings;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.budget.AlertSink;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts alerts as JSON to the URL that the operator has set, or only logs them. With a secret, the
 * header {@code x-tollgate-signature} is {@code sha256=} and the body's HMAC in hexadecimal.
 */
final class Webhook implements AlertSink {

    private static final Logger log = LoggerFactory.getLogger(Webhook.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoreSettings.@Nullable Webhook settings;

    /** Made when it is needed: it brings a thread and all of TLS with it. */
    private final SingletonSupplier<HttpClient> http =
            SingletonSupplier.of(
                    () ->
                            HttpClient.newBuilder()
                                    .connectTimeout(PATIENCE)
                                    .followRedirects(HttpClient.Redirect.NEVER)
                                    .build());

    Webhook(StoreSettings.@Nullable Webhook settings) {
        this.settings = settings;
    }

    @Override
    public boolean tell(Alert alert) {
        log.warn(
                "The budget '{}' has used {} percent of ${}",
                alert.budget(),
                alert.percent(),
                alert.limit());
        return settings == null || post(settings, JSON.writeValueAsBytes(json(alert)));
    }

    private static ObjectNode json(Alert alert) {
        ObjectNode json =
                JSON.createObjectNode()
                        .put("type", "budget_threshold")
                        .put("budget", alert.budget())
                        .put("window", alert.window())
                        .put("percent", alert.percent())
                        .put("limit", alert.limit().toString())
                        .put("spent", alert.spent().toString())
                        .put("raised_at", alert.raised().toString());
        if (alert.ends() != null) {
            json.put("window_ends_at", alert.ends().toString());
        }
        return json;
    }

    private boolean post(StoreSettings.Webhook webhook, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(webhook.url())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        Secret secret = webhook.secret();
        if (secret != null) {
            request.header("x-tollgate-signature", "sha256=" + signature(secret, body));
        }
        try {
            int status =
                    http.obtain()
                            .send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
            if (status / 100 == 2) {
                return true;
            }
            log.warn("The webhook for alerts answered {}; it is told again later.", status);
        } catch (IOException e) {
            log.warn("The webhook for alerts cannot be reached: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String signature(Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
