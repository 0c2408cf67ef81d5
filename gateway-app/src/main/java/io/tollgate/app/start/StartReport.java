package io.tollgate.app.start;

import io.tollgate.app.path.Serving;
import io.tollgate.app.settings.NetworkSettings;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.StoreSettings;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.ModelPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the gateway listens, what it serves, and a line to paste. */
@Component
class StartReport {

    private static final Logger log = LoggerFactory.getLogger(StartReport.class);
    private static final int MODELS_SHOWN = 8;
    private static final String FREE = "demo/story";

    private final Serving serving;
    private final WebServerApplicationContext context;
    private final Environment environment;
    private final boolean needsKey;
    private final NetworkSettings.@Nullable Tls tls;
    private final String version;

    StartReport(
            Serving serving,
            Settings settings,
            WebServerApplicationContext context,
            Environment environment,
            @Value("${tollgate-build.version}") String version) {
        this.serving = serving;
        this.context = context;
        this.environment = environment;
        this.needsKey = settings.store().access() == StoreSettings.Access.KEYS;
        this.tls = settings.network().tls();
        this.version = version;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        int port = context.getWebServer() == null ? -1 : context.getWebServer().getPort();
        log.info(text(scheme(tls != null) + port));
    }

    private static String scheme(boolean secure) {
        return (secure ? "https" : "http") + "://127.0.0.1:";
    }

    String text(String url) {
        List<String> lines = new ArrayList<>();
        lines.add("Tollgate " + version + " listens on " + url);
        byProvider().forEach((provider, models) -> lines.add(line(provider, models)));
        if (serving.upstreams().models().isEmpty()) {
            lines.add("It serves no model yet: declare some in tollgate.yml.");
        }
        String watched = environment.getProperty("local.management.port");
        if (watched != null) {
            lines.add(
                    "Watch it at "
                            + scheme(tls != null && tls.management())
                            + watched
                            + "/actuator/prometheus");
        }
        example().ifPresent(model -> lines.add(tryLine(url, model)));
        return String.join(System.lineSeparator(), lines);
    }

    private Map<String, List<String>> byProvider() {
        Map<String, List<String>> models = new TreeMap<>();
        for (DeclaredModel model : serving.upstreams().models()) {
            models.computeIfAbsent(model.owner(), _ -> new ArrayList<>())
                    .add(model.pattern().toString());
        }
        return models;
    }

    private static String line(String provider, List<String> models) {
        String shown = String.join("  ", models.subList(0, Math.min(MODELS_SHOWN, models.size())));
        int more = models.size() - MODELS_SHOWN;
        return "  %-12s %s%s".formatted(provider, shown, more > 0 ? "  and " + more + " more" : "");
    }

    /** A model to try: the one that costs nothing, else any that has a name of its own. */
    private Optional<String> example() {
        List<String> names =
                serving.upstreams().models().stream()
                        .map(DeclaredModel::pattern)
                        .filter(pattern -> !pattern.isGlob())
                        .map(ModelPattern::toString)
                        .toList();
        return names.stream().filter(FREE::equals).findFirst().or(() -> names.stream().findFirst());
    }

    private String tryLine(String url, String model) {
        return "Try: curl -N "
                + url
                + "/v1/chat/completions -H 'Content-Type: application/json'"
                + (needsKey ? " -H \"Authorization: Bearer $KEY\"" : "")
                + " -d '{\"model\":\""
                + model
                + "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Tell me a"
                + " story\"}]}'";
    }
}
