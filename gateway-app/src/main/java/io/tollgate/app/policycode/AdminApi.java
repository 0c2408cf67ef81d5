package io.tollgate.app.policycode;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The gateway's admin API, asked with a key. */
final class AdminApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_ON_A_PAGE = 200;
    private static final int MISSING = 404;
    private static final int FIRST_ERROR = 300;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String url;
    private final String key;

    /**
     * @param url of the gateway, without a path
     */
    AdminApi(String url, String key) {
        this.url = url.replaceAll("/+$", "") + "/admin/v1";
        this.key = key;
    }

    /**
     * What was read.
     *
     * @param etag its version
     */
    record Read(JsonNode body, String etag) {}

    /** It said no, or could not be asked. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }

        /** 0 if it could not be asked. */
        int status() {
            return status;
        }
    }

    /** All pages of a list, none if there is no such list. */
    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            String query = (path.indexOf('?') < 0 ? "?" : "&") + "limit=" + MOST_ON_A_PAGE;
            String after = next == null ? "" : "&after=" + encoded(next);
            HttpResponse<byte[]> answer = send("GET", path + query + after, null, null, null);
            if (answer.statusCode() == MISSING) {
                return items;
            }
            JsonNode page = json(checked(answer));
            page.path("items").forEach(items::add);
            next = page.path("next").stringValue(null);
        } while (next != null);
        return items;
    }

    Optional<Read> get(String path) {
        HttpResponse<byte[]> answer = send("GET", path, null, null, null);
        if (answer.statusCode() == MISSING) {
            return Optional.empty();
        }
        return Optional.of(
                new Read(json(checked(answer)), answer.headers().firstValue("ETag").orElse("*")));
    }

    /**
     * @param once names this wish, so that it is granted once however often it is sent
     */
    void post(String path, JsonNode body, String once) {
        try {
            checked(send("POST", path, body, null, once));
        } catch (Refusal e) {
            if (e.status() != 0) {
                throw e;
            }
            // Nobody knows whether it was heard; asking again makes nothing twice.
            checked(send("POST", path, body, null, once));
        }
    }

    void put(String path, JsonNode body, String etag) {
        checked(send("PUT", path, body, etag, null));
    }

    void delete(String path) {
        checked(send("DELETE", path, null, null, null));
    }

    private HttpResponse<byte[]> send(
            String method,
            String path,
            @Nullable JsonNode body,
            @Nullable String etag,
            @Nullable String once) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(
                                                JsonMapper.shared().writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        if (once != null) {
            request.header("Idempotency-Key", once);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Refusal(0, url + " cannot be asked: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(0, "interrupted");
        }
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new Refusal(answer.statusCode(), said(answer));
        }
        return answer;
    }

    /** A problem's words, with what is wrong where. */
    private static String said(HttpResponse<byte[]> answer) {
        JsonNode problem = json(answer);
        StringBuilder said = new StringBuilder();
        said.append(answer.statusCode()).append(": ");
        said.append(problem.path("detail").stringValue("the answer says nothing more"));
        problem.path("errors")
                .forEach(
                        fault ->
                                said.append(' ')
                                        .append(fault.path("pointer").stringValue(""))
                                        .append(' ')
                                        .append(fault.path("detail").stringValue(""))
                                        .append('.'));
        return said.toString();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
