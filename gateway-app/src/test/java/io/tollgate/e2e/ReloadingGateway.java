package io.tollgate.e2e;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway over an {@link EchoProvider}, with a file that can be changed. */
final class ReloadingGateway implements AutoCloseable {

    static final String CANARY = "sk-reload-canary";

    private final HttpClient client = HttpClient.newHttpClient();
    private final EchoProvider provider = new EchoProvider();
    private final Path file;
    private final RunningGateway gateway;

    ReloadingGateway(Path folder, String model) throws IOException {
        file = folder.resolve("tollgate.yml");
        write(settings("first", "0", model));
        gateway = new RunningGateway(file);
    }

    Path file() {
        return file;
    }

    void write(String yaml) throws IOException {
        Files.writeString(file, yaml);
    }

    /**
     * A file's content.
     *
     * @param target what the models are called at the provider
     * @param snapshot the value of a header for the provider
     */
    String settings(String target, String snapshot, String... models) {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        server:
                          forward-headers-strategy: none
                        spring.cloud.gateway.server.webflux.routes:
                          - id: plain
                            uri: http://dispatched.invalid
                            predicates: [ "Model=plain-*" ]
                            filters: [ Meter, Admit, Translate, "Dispatch=echo, plain" ]
                        tollgate:
                          demo: false
                          discovery: false
                          providers:
                            echo:
                              dialect: openai
                              base-url: http://127.0.0.1:%d/v1
                              api-key: %s
                              headers: { x-snapshot: "%s" }
                          models:
                        """
                                .formatted(provider.port(), CANARY, snapshot));
        for (String model : models) {
            yaml.append("    ")
                    .append(model)
                    .append(": { targets: [ { provider: echo, model: ")
                    .append(target)
                    .append(" } ] }\n");
        }
        return yaml.toString();
    }

    HttpResponse<String> ask(String model, boolean stream) throws Exception {
        return post("/v1/chat/completions", PlainHttp.chat(model, stream));
    }

    HttpResponse<String> reload() throws Exception {
        return post("/actuator/reload", "");
    }

    JsonNode state() throws Exception {
        return json(get("/actuator/reload"));
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        boolean watching = path.startsWith("/actuator");
        return URI.create((watching ? gateway.watchedAt() : gateway.url()) + path);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.sendAsync(
                        HttpRequest.newBuilder(uri(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .get(20, TimeUnit.SECONDS);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    double gauge(String name) {
        return gateway.bean(MeterRegistry.class).get(name).gauge().value();
    }

    double refusals() {
        return gateway.bean(MeterRegistry.class)
                .get("tollgate.reloads")
                .tag("result", "refused")
                .counter()
                .count();
    }

    @Override
    public void close() {
        client.close();
        provider.close();
    }
}
