package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.app.policies.Policing;
import io.tollgate.e2e.AdminClient.Answer;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.store.directory.Directory.Issued;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Secrets and content appear nowhere that somebody looks at later. */
@Timeout(120)
final class SecretsNowhereTest {

    private static final String PROMPT = "prompt-canary-7c1f";
    private static final String PROVIDER_KEY = "sk-provider-canary";

    private final Map<String, String> canaries = new LinkedHashMap<>();
    private final Map<String, String> seen = new LinkedHashMap<>();

    @Test
    void whateverIsDone() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        Level before = root.getLevel();
        root.setLevel(Level.INFO);
        try {
            drive();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        seen.put("log", text(List.copyOf(log.list)));
        seen.put("database", database());
        seen.put("metrics", PolicyStage.text(watch("/metrics")));
        seen.put("prometheus", PolicyStage.text(watch("/prometheus")));
        seen.put("health", PolicyStage.text(watch("/health")));
        seen.put("routes", PolicyStage.text(watch("/gateway/routes")));
        seen.put("targets", PolicyStage.text(watch("/targets")));
        assertThat(canaries).hasSize(6);
        seen.forEach(
                (where, text) ->
                        canaries.forEach(
                                (what, canary) ->
                                        assertThat(text.contains(canary))
                                                .as("%s in %s", what, where)
                                                .isFalse()));
    }

    private void drive() {
        canaries.put("prompt", PROMPT);
        canaries.put("provider's key", PROVIDER_KEY);
        Issued issued = PolicyStage.key(PolicyStage.team("canaries"), Rights.ALL);
        String key = issued.text().reveal();
        canaries.put("client's key", key);
        AdminClient admin = PolicyStage.GATEWAY.admin();
        canaries.put("admin key", admin.key());
        AdminClient browser = new AdminClient(PolicyStage.GATEWAY.url(), "");
        Answer login = browser.post("/session", "{\"key\":\"%s\"}".formatted(admin.key())).is(204);
        String cookie = login.http().headers().firstValue("Set-Cookie").orElseThrow();
        canaries.put("session", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        calls(key);
        String made =
                admin.post(
                                "/keys",
                                "{\"unit\":\"%s\",\"label\":\"x\"}".formatted(issued.key().unit()),
                                "Idempotency-Key",
                                "canary")
                        .is(201)
                        .json()
                        .path("secret")
                        .stringValue("");
        canaries.put("issued key", made);
        mistakes(admin, browser, made);
        for (String path :
                List.of(
                        "/me",
                        "/keys",
                        "/tenants",
                        "/providers",
                        "/models",
                        "/prices",
                        "/requests",
                        "/audit",
                        "/audit/export",
                        "/alerts",
                        "/settings",
                        "/admin-keys",
                        "/overview",
                        "/openapi",
                        "/reports/focus?from=2026-01-01&to=2026-01-02")) {
            seen.put("GET " + path, admin.get(path).text());
        }
    }

    private void calls(String key) {
        String body = PlainHttp.chat("priced", false).replace("\"hi\"", "\"" + PROMPT + "\"");
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        call(body, key);
        PolicyStage.STUB.answers(
                new StubProvider.Script(
                        401,
                        Map.of("Content-Type", "application/json"),
                        List.of(
                                "{\"error\":{\"message\":\"wrong key %s\"}}"
                                        .formatted(PROVIDER_KEY)
                                        .getBytes(StandardCharsets.UTF_8)),
                        StubProvider.End.COMPLETE));
        seen.put("provider's error", PolicyStage.text(call(body, key)));
        seen.put("no JSON", PolicyStage.text(call(PROMPT, key)));
        seen.put("no model", PolicyStage.text(call(body.replace("priced", "nobody"), key)));
        seen.put("wrong key", PolicyStage.text(call(body, key.substring(0, 40) + "x")));
    }

    private static HttpResponse<byte[]> call(String body, String key) {
        return PlainHttp.postTo(
                PolicyStage.GATEWAY.url() + "/v1/chat/completions",
                body,
                "Authorization",
                "Bearer " + key);
    }

    /** Secrets where they do not belong. */
    private void mistakes(AdminClient admin, AdminClient browser, String secret) {
        List<Answer> answers = new ArrayList<>();
        answers.add(admin.get("/keys/" + secret));
        answers.add(admin.get("/keys?search=" + secret));
        answers.add(admin.post("/keys", "{\"secret\":\"%s\"}".formatted(secret)));
        answers.add(admin.post("/session", "{\"token\":\"%s\"}".formatted(secret)));
        answers.add(browser.post("/session", "{\"key\":\"%s\"}".formatted(secret)));
        answers.add(browser.post("/bootstrap", "{\"token\":\"%s\"}".formatted(secret)));
        for (int i = 2; i < answers.size(); i++) {
            seen.put("mistake " + i, answers.get(i).text());
        }
    }

    private static HttpResponse<byte[]> get(String path) {
        return PlainHttp.getFrom(PolicyStage.GATEWAY.url() + path);
    }

    private static HttpResponse<byte[]> watch(String path) {
        HttpResponse<byte[]> answer =
                PlainHttp.getFrom(PolicyStage.GATEWAY.watchedAt() + "/actuator" + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private static String text(List<ILoggingEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : events) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
            }
        }
        return text.toString();
    }

    private static String database() {
        var jdbc = PolicyStage.GATEWAY.bean(Policing.class).store().jdbc();
        StringBuilder dump = new StringBuilder();
        for (String table :
                jdbc.sql("select name from sqlite_master where type = 'table'")
                        .query(String.class)
                        .list()) {
            dump.append(table)
                    .append(jdbc.sql("select * from " + table).query().listOfRows())
                    .append('\n');
        }
        return dump.toString();
    }
}
