package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.policies.Policing;
import io.tollgate.e2e.AdminClient.Answer;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.store.admin.AdminKeys.Issued;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who comes to administer, and how they are known again. */
@Timeout(60)
final class AdminLoginTest {

    private static final AdminClient STRANGER = new AdminClient(PolicyStage.GATEWAY.url(), "");

    @Test
    void strangersLearnNothing() {
        for (String path :
                List.of("/me", "/tenants", "/keys/x", "/nothing", "/audit", "/openapi")) {
            Answer answer = STRANGER.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.detail()).contains("tg_ak_");
            assertThat(answer.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        // Not even what a body should look like.
        assertThat(STRANGER.post("/tenants", "no JSON").status()).isEqualTo(401);
    }

    @Test
    void aKeyIsKnown() {
        AdminClient admin = PolicyStage.GATEWAY.admin(new Grant(Role.FINANCE, null));
        JsonNode me = admin.get("/me").is(200).json();
        assertThat(me.path("actor").path("kind").stringValue("")).isEqualTo("key");
        assertThat(me.path("grants").path(0).path("role").stringValue("")).isEqualTo("finance");
        assertThat(me.path("can").toString()).contains("prices.write").doesNotContain("keys.");
        assertThat(me.path("csrf").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tg_ak_nonsense", "nonsense"})
    void whatIsNoKeyOpensNothing(String text) {
        String shown = text.isEmpty() ? KeyText.generateAdmin().reveal() : text;
        Answer answer = new AdminClient(PolicyStage.GATEWAY.url(), shown).get("/me");
        assertThat(answer.status()).isIn(401, 429);
        assertThat(answer.text()).doesNotContain(shown);
    }

    @Test
    void keysAreForOnePlane() {
        String caller = PolicyStage.key(PolicyStage.team("planes"), Rights.ALL).text().reveal();
        Answer answer = new AdminClient(PolicyStage.GATEWAY.url(), caller).get("/me");
        assertThat(answer.status()).isIn(401, 429);
        String admin = PolicyStage.GATEWAY.admin().key();
        assertThat(
                        PlainHttp.getFrom(
                                        PolicyStage.GATEWAY.url() + "/v1/models",
                                        "Authorization",
                                        "Bearer " + admin)
                                .statusCode())
                .isIn(401, 429);
    }

    private static String login(String key) {
        Answer answer = STRANGER.post("/session", "{\"key\":\"%s\"}".formatted(key)).is(204);
        String cookie = answer.http().headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/admin/v1");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void aBrowserHasASession() {
        Issued issued =
                PolicyStage.GATEWAY
                        .bean(Policing.class)
                        .adminKeys()
                        .issue(
                                Actor.OPERATOR,
                                "a browser's",
                                new Grant(Role.PLATFORM_ADMIN, null),
                                null);
        String cookie = login(issued.text().reveal());
        JsonNode me = STRANGER.ask("GET", "/me", null, "Cookie", cookie).is(200).json();
        String csrf = me.path("csrf").stringValue("");
        String tenant = "{\"id\":\"csrf-%s\",\"name\":\"x\"}";
        STRANGER.post("/tenants", tenant.formatted("a"), "Cookie", cookie).is(403);
        STRANGER.post(
                        "/tenants",
                        tenant.formatted("b"),
                        "Cookie",
                        cookie,
                        "x-tollgate-csrf",
                        "guessed")
                .is(403);
        STRANGER.post(
                        "/tenants",
                        tenant.formatted("c"),
                        "Cookie",
                        cookie,
                        "x-tollgate-csrf",
                        csrf,
                        "Sec-Fetch-Site",
                        "cross-site")
                .is(403);
        STRANGER.post(
                        "/tenants",
                        tenant.formatted("d"),
                        "Cookie",
                        cookie,
                        "x-tollgate-csrf",
                        csrf,
                        "Sec-Fetch-Site",
                        "same-origin")
                .is(201);
        String other = login(PolicyStage.GATEWAY.admin().key());
        assertThat(other).isNotEqualTo(cookie);
        STRANGER.ask("DELETE", "/session", null, "Cookie", cookie, "x-tollgate-csrf", csrf).is(200);
        STRANGER.ask("GET", "/me", null, "Cookie", cookie).is(401);
        STRANGER.ask("GET", "/me", null, "Cookie", other).is(200);
    }

    @Test
    void aSessionEndsWithItsKey() {
        AdminClient admin = PolicyStage.GATEWAY.admin();
        JsonNode issued =
                admin.post(
                                "/admin-keys",
                                "{\"name\":\"brief\",\"role\":\"tenant-admin\",\"unit\":\"acme\"}")
                        .is(201)
                        .json();
        String key = issued.path("secret").stringValue("");
        String id = issued.path("key").path("id").stringValue("");
        String cookie = login(key);
        STRANGER.ask("GET", "/me", null, "Cookie", cookie).is(200);
        admin.post("/admin-keys/%s/revoke".formatted(id)).is(200);
        STRANGER.ask("GET", "/me", null, "Cookie", cookie).is(401);
        assertThat(new AdminClient(PolicyStage.GATEWAY.url(), key).get("/me").status())
                .isIn(401, 429);
        String trail = admin.get("/audit?object=admin-key/" + id).is(200).text();
        assertThat(trail).contains("admin-key.issue", "admin-key.revoke").doesNotContain(key);
    }

    /** A page of another site, or another name for this machine, cannot log in. */
    @ParameterizedTest
    @CsvSource({"Origin, https://evil.example", "X-Any, x"})
    void keysOpenTheUiOnThisMachineOnly(String header, String value) {
        String body = "{\"key\":\"%s\"}".formatted(PolicyStage.GATEWAY.admin().key());
        int expected = header.equals("Origin") ? 403 : 204;
        STRANGER.post("/session", body, header, value).is(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "platform-admin, acme",
        "tenant-admin, ",
        "member, acme",
        "emperor, ",
    })
    void rolesAreHeldWhereTheyMakeSense(String role, String unit) {
        String body =
                "{\"name\":\"x\",\"role\":\"%s\",\"unit\":%s}"
                        .formatted(role, unit == null ? "null" : "\"" + unit + "\"");
        PolicyStage.GATEWAY.admin().post("/admin-keys", body).is(400).detail();
    }

    @Test
    void theTrailTellsWhoDidWhatAndHolds() {
        AdminClient admin = PolicyStage.GATEWAY.admin();
        String team = PolicyStage.team("trailed");
        String key =
                admin.post("/keys", "{\"unit\":\"%s\",\"label\":\"seen\"}".formatted(team))
                        .is(201)
                        .json()
                        .path("key")
                        .path("id")
                        .stringValue("");
        JsonNode entry = admin.get("/audit?object=key/" + key).json().path("items").path(0);
        assertThat(entry.path("action").stringValue("")).isEqualTo("key.issue");
        assertThat(entry.path("actor").path("id").stringValue(""))
                .isEqualTo(admin.key().substring("tg_ak_".length(), "tg_ak_".length() + 12));
        assertThat(entry.path("after").path("label").stringValue("")).isEqualTo("seen");
        assertThat(entry.path("after").path("secrets").toString()).contains("fingerprint");
        assertThat(admin.post("/audit/verify").is(200).json().path("intact").booleanValue(false))
                .isTrue();
        String export = admin.get("/audit/export").is(200).text();
        assertThat(export.lines().count()).isGreaterThan(3);
        assertThat(export).contains("key/" + key);
        AdminClient tenant = PolicyStage.GATEWAY.admin(new Grant(Role.TENANT_ADMIN, "trailed"));
        assertThat(tenant.get("/audit").is(200).json().path("items"))
                .isNotEmpty()
                .allMatch(one -> one.path("tenant").stringValue("").equals("trailed"));
        tenant.get("/audit/export").is(403);
        JsonNode page = admin.get("/audit?limit=1").json();
        String next = page.path("next").stringValue("");
        assertThat(admin.get("/audit?limit=1&after=" + next).json().path("items").path(0))
                .isNotEqualTo(page.path("items").path(0));
    }
}
