package io.tollgate.app.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code explain [--url=http://127.0.0.1:8080] [--path=/v1/chat/completions] FILE}: asks a running
 * gateway what would become of the request in a file ({@code -} for standard input).
 */
public final class ExplainCommand {

    /** Where it looks for the admin key. */
    public static final String KEY_VARIABLE = "TOLLGATE_ADMIN_KEY";

    public static final String NAME = "explain";

    private static final int USAGE = 2;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable String adminKey;
    private final PrintStream out;
    private final PrintStream err;
    private String url = "http://127.0.0.1:8080";
    private String path = "/v1/chat/completions";
    private String file = "";

    /**
     * @param adminKey null where nobody has named one
     */
    public ExplainCommand(PrintStream out, PrintStream err, @Nullable String adminKey) {
        this.adminKey = adminKey;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @param args without the command's name
     * @return the process's exit status
     */
    public int run(String... args) {
        for (String arg : args) {
            if (arg.startsWith("--url=")) {
                url = arg.substring("--url=".length());
            } else if (arg.startsWith("--path=")) {
                path = arg.substring("--path=".length());
            } else {
                file = arg;
            }
        }
        if (file.isEmpty()) {
            err.println("usage: explain [--url=URL] [--path=PATH] FILE");
            err.println(
                    "The environment's " + KEY_VARIABLE + " is the admin key that it asks with.");
            return USAGE;
        }
        try {
            return ask();
        } catch (IOException | JacksonException e) {
            err.println(url + ": " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int ask() throws IOException, InterruptedException {
        byte[] request =
                file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        ObjectNode asked = JSON.createObjectNode().put("path", path);
        asked.set("body", JSON.readTree(request));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url + "/admin/v1/explain"))
                                    .timeout(Duration.ofSeconds(30))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + adminKey)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    JSON.writeValueAsBytes(asked)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            JsonNode said = JSON.readTree(answer.body());
            boolean ok = answer.statusCode() == 200;
            (ok ? out : err).println(said.toPrettyString());
            return ok ? 0 : 1;
        }
    }
}
