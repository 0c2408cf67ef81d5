package io.tollgate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.store.Infra;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus with this repository's configuration, which looks at a gateway. */
final class Prometheus implements AutoCloseable {

    static final Path FOLDER = Tool.ROOT.resolve("deploy/prometheus");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final String url;

    /** The same as in a company, but for the target and the pace. */
    Prometheus(Path scratch, String target) throws IOException {
        Path config = scratch.resolve("prometheus.yml");
        Files.writeString(
                config,
                Files.readString(FOLDER.resolve("prometheus.yml"))
                        .replace("15s", "1s")
                        .replace("gateway:9090", target)
                        .replace("rules/*.yml", FOLDER + "/rules/*.yml"));
        int port = Infra.freePort();
        url = "http://127.0.0.1:" + port;
        log = scratch.resolve("prometheus.log");
        process =
                Tool.prometheus("prometheus")
                        .start(
                                log,
                                Map.of(),
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + scratch.resolve("series"),
                                "--web.listen-address=127.0.0.1:" + port);
    }

    boolean isReady() throws IOException {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    /** What a query gives; it must be one. */
    JsonNode query(String query) throws IOException {
        HttpResponse<String> answer =
                get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(query + "\n" + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("data").path("result");
    }

    /** Whether it gives anything. */
    boolean knows(String query) throws IOException {
        return !query(query).isEmpty();
    }

    /** Whether it gives a number, and not only that there is none. */
    boolean measures(String query) throws IOException {
        for (JsonNode sample : query(query)) {
            if (!"NaN".equals(sample.path("value").path(1).asString())) {
                return true;
            }
        }
        return false;
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
