package io.tollgate.app.policies;

import io.tollgate.app.settings.StoreSettings;
import io.tollgate.app.webhook.SignedPost;
import io.tollgate.policies.budget.AlertSink;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts alerts as JSON to the URL that the operator has set, or only logs them. */
final class Webhook implements AlertSink {

    private static final Logger log = LoggerFactory.getLogger(Webhook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable SignedPost post;

    Webhook(StoreSettings.@Nullable Webhook settings) {
        this.post =
                settings == null
                        ? null
                        : new SignedPost(settings.url(), settings.secret(), PATIENCE);
    }

    @Override
    public boolean tell(Alert alert) {
        log.warn(
                "The budget '{}' has used {} percent of ${}",
                alert.budget(),
                alert.percent(),
                alert.limit());
        return post == null || send(post, JSON.writeValueAsBytes(json(alert)));
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

    private static boolean send(SignedPost post, byte[] body) {
        try {
            post.send("application/json", body);
            return true;
        } catch (SignedPost.Refused e) {
            log.warn(
                    "The webhook for alerts did not take it: {}; told again later.",
                    e.getMessage());
        } catch (IOException e) {
            log.warn("The webhook for alerts cannot be reached: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
