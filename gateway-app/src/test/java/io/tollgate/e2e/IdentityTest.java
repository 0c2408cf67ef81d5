package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.tollgate.app.policies.Policing;
import io.tollgate.e2e.AdminClient.Answer;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's people, with tokens and logins of a real OIDC server. */
@Timeout(120)
final class IdentityTest {

    private static final MockOAuth2Server SERVER =
            new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"interactiveLogin\":true}"));
    private static final StubProvider STUB = new StubProvider();
    private static final RunningGateway GATEWAY;
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    static {
        SERVER.start();
        GATEWAY =
                new RunningGateway(
                        """
                        tollgate:
                          demo: false
                          discovery: false
                          access: keys
                          data: "%s"
                          oidc:
                            issuers:
                              corp:
                                issuer: "%s"
                                name: Company login
                                audiences: { gateway: [ tollgate ], admin: [ tollgate-admin ] }
                                tenant: acme
                                teams: { claim: groups, values: { eng-search: acme/search, eng-ads: acme/ads } }
                                roles:
                                  claim: roles
                                  values: { boss: platform-admin, money: finance, dev: member acme/search }
                                client: { id: tollgate-ui, secret: a-client-secret }
                          providers:
                            openai: { dialect: openai, base-url: "http://127.0.0.1:%d/v1", api-key: sk-provider-canary }
                          models:
                            priced: { targets: [ { provider: openai, model: gpt-priced, price: { input: 1, output: 2 }, max-output-tokens: 1000 } ] }
                        """
                                .formatted(folder(), SERVER.issuerUrl("corp"), STUB.port()));
        Directory directory = GATEWAY.bean(Policing.class).directory();
        for (String path : List.of("acme", "acme/search", "acme/ads")) {
            directory.put(new OrgUnit(path, path, Status.ACTIVE, null, Rights.ALL));
        }
        PolicyStage.await(
                () -> GATEWAY.bean(Policing.class).feed().current().policies().units().size() >= 3);
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("identity").toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(String audience, Map<String, Object> claims) {
        return SERVER.issueToken(
                        "corp",
                        "a-client",
                        new DefaultOAuth2TokenCallback(
                                "corp", "8f14e4", "JWT", List.of(audience), claims, 600))
                .serialize();
    }

    private static HttpResponse<byte[]> call(String token, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        return PlainHttp.postTo(
                GATEWAY.url() + "/v1/chat/completions", PlainHttp.chat("priced", false), all);
    }

    private static AdminClient admin(String token) {
        return new AdminClient(GATEWAY.url(), token);
    }

    @Test
    void peopleCallForTheirTeam() throws InterruptedException {
        STUB.answers(Stage.answer("openai", "text", false));
        String token = token("tollgate", Map.of("groups", List.of("eng-search")));
        HttpResponse<byte[]> answer = call(token);
        assertThat(answer.statusCode()).as(PolicyStage.text(answer)).isEqualTo(200);
        Policing policing = GATEWAY.bean(Policing.class);
        PolicyStage.await(() -> policing.ledger().state().records() == 0);
        Map<String, Object> row =
                policing.store()
                        .jdbc()
                        .sql(
                                "select * from ledger_entry where key_id = ? and phase = 'END' and team = 'acme/search'")
                        .param("user:corp:8f14e4")
                        .query()
                        .listOfRows()
                        .getFirst();
        assertThat(row).containsEntry("tenant", "acme").containsEntry("team", "acme/search");
        assertThat(STUB.received().headers().toString()).doesNotContain(token);
        JsonNode own =
                admin(token("tollgate-admin", Map.of("roles", List.of("dev"))))
                        .get("/requests")
                        .is(200)
                        .json();
        assertThat(own.path("items").size()).isPositive();
    }

    @Test
    void whoWorksInTwoTeamsSaysWhichPays() {
        STUB.answers(Stage.answer("openai", "text", false));
        String token = token("tollgate", Map.of("groups", List.of("eng-search", "eng-ads")));
        HttpResponse<byte[]> asked = call(token);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(PolicyStage.text(asked)).contains("x-tollgate-team", "acme/ads");
        assertThat(call(token, "x-tollgate-team", "acme/ads").statusCode()).isEqualTo(200);
        assertThat(call(token, "x-tollgate-team", "acme/other").statusCode()).isEqualTo(403);
        assertThat(call(token, "x-tollgate-team", "acme/adsx").statusCode()).isEqualTo(403);
    }

    @Test
    void aTeamsBudgetPaysForItsPeople() {
        STUB.answers(Stage.answer("openai", "text", false));
        Directory directory = GATEWAY.bean(Policing.class).directory();
        directory.put(new OrgUnit("acme/ads", "Ads", Status.ACTIVE, null, Rights.ALL));
        directory.put(
                new Budget(
                        "none-left",
                        new Scope(Level.TEAM, "acme/ads"),
                        Money.of("0.000001"),
                        new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                        true,
                        List.of(),
                        null,
                        false));
        String token = token("tollgate", Map.of("groups", List.of("eng-ads")));
        PolicyStage.await(() -> call(token).statusCode() == 402);
        directory.removeBudget("none-left");
        PolicyStage.await(() -> call(token).statusCode() == 200);
        directory.status("acme/ads", Status.SUSPENDED);
        PolicyStage.await(() -> call(token).statusCode() == 401);
        directory.status("acme/ads", Status.ACTIVE);
        PolicyStage.await(() -> call(token).statusCode() == 200);
    }

    @Test
    void tokensAreForOnePlane() {
        Map<String, Object> claims =
                Map.of("groups", List.of("eng-search"), "roles", List.of("boss"));
        String caller = token("tollgate", claims);
        String boss = token("tollgate-admin", claims);
        assertThat(call(boss).statusCode()).isIn(401, 429);
        assertThat(admin(caller).get("/me").status()).isIn(401, 429);
        JsonNode me = admin(boss).get("/me").is(200).json();
        assertThat(me.path("actor").path("id").stringValue("")).isEqualTo("corp:8f14e4");
        assertThat(me.path("grants").path(0).path("role").stringValue(""))
                .isEqualTo("platform-admin");
        String nobody = token("tollgate-admin", Map.of("roles", List.of("stranger")));
        assertThat(admin(nobody).get("/me").status()).isIn(401, 403, 429);
        String forged = caller.substring(0, caller.length() - 8) + "AAAAAAAA";
        assertThat(call(forged).statusCode()).isIn(401, 429);
        assertThat(PolicyStage.text(call(forged))).doesNotContain(forged);
    }

    /** A member has keys that are theirs, and no others; and chooses nothing that is not theirs. */
    @Test
    void membersHelpThemselves() {
        AdminClient member = admin(token("tollgate-admin", Map.of("roles", List.of("dev"))));
        JsonNode key =
                member.post("/keys", "{\"unit\":\"acme/search\",\"label\":\"mine\"}")
                        .is(201)
                        .json()
                        .path("key");
        assertThat(key.path("owner").stringValue("")).isEqualTo("corp:8f14e4");
        for (String more :
                List.of(
                        "\"owner\":\"corp:somebody\"",
                        "\"serviceAccount\":true",
                        "\"costCentre\":\"CC-1\"",
                        "\"tags\":{\"env\":\"prod\"}",
                        "\"settings\":{\"logContent\":true}",
                        "\"settings\":{\"metadata\":{\"a\":\"b\"}}")) {
            member.post("/keys", "{\"unit\":\"acme/search\",\"label\":\"x\",%s}".formatted(more))
                    .is(403);
        }
        member.post("/keys", "{\"unit\":\"acme/ads\",\"label\":\"x\"}").is(404);
        String others =
                GATEWAY.admin()
                        .post("/keys", "{\"unit\":\"acme/search\",\"label\":\"not theirs\"}")
                        .is(201)
                        .json()
                        .path("key")
                        .path("id")
                        .stringValue("");
        member.get("/keys/" + others).is(404);
        member.post("/keys/%s/revoke".formatted(others)).is(404);
        assertThat(member.get("/keys").json().path("items"))
                .allMatch(one -> one.path("owner").stringValue("").equals("corp:8f14e4"));
        member.post("/keys/%s/revoke".formatted(key.path("id").stringValue(""))).is(200);
        JsonNode entry =
                GATEWAY.admin()
                        .get("/audit?object=key/" + key.path("id").stringValue(""))
                        .json()
                        .path("items")
                        .path(0);
        assertThat(entry.path("actor").path("id").stringValue("")).isEqualTo("corp:8f14e4");
    }

    private static HttpResponse<String> browse(URI page, String cookies)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(page);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    private static URI location(HttpResponse<?> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** As somebody fills in the provider's page. */
    private static HttpResponse<String> fillIn(URI page, Map<String, Object> claims)
            throws IOException, InterruptedException {
        String form =
                URLUtils.serializeParameters(
                        Map.of(
                                "username",
                                List.of("8f14e4"),
                                "claims",
                                List.of(JsonMapper.shared().writeValueAsString(claims))));
        return BROWSER.send(
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> logIn(Map<String, Object> claims)
            throws IOException, InterruptedException {
        HttpResponse<String> begun = browse(URI.create(GATEWAY.url() + "/ui/login/corp"), "");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("SameSite=Lax", "Path=/ui/login")
                .containsIgnoringCase("HttpOnly");
        HttpResponse<String> filled = fillIn(location(begun), claims);
        return browse(location(filled), cookies(begun));
    }

    @Test
    void peopleLogInToTheUiAndOut() throws Exception {
        AdminClient stranger = new AdminClient(GATEWAY.url(), "");
        assertThat(stranger.get("/login").is(200).json().path("oidc").path(0).toString())
                .contains("corp", "Company login");
        HttpResponse<String> entered = logIn(Map.of("roles", List.of("money")));
        assertThat(location(entered).getPath()).isEqualTo("/ui/index.html");
        String session = cookies(entered);
        Answer me = stranger.ask("GET", "/me", null, "Cookie", session).is(200);
        assertThat(me.json().path("grants").path(0).path("unit").stringValue("")).isEqualTo("acme");
        String csrf = me.json().path("csrf").stringValue("");
        JsonNode out =
                stranger.ask("DELETE", "/session", null, "Cookie", session, "x-tollgate-csrf", csrf)
                        .is(200)
                        .json();
        assertThat(out.path("logoutUrl").stringValue(""))
                .startsWith(SERVER.issuerUrl("corp").toString());
        stranger.ask("GET", "/me", null, "Cookie", session).is(401);
    }

    @Test
    void whoHasNoRoleIsToldSo() throws Exception {
        HttpResponse<String> refused = logIn(Map.of("groups", List.of("eng-search")));
        assertThat(location(refused).getQuery()).contains("problem=", "no access here");
        assertThat(cookies(refused)).isEmpty();
    }

    /** A login that another browser began, or that nobody did, brings nothing. */
    @Test
    void aLoginBelongsToItsBrowser() throws Exception {
        HttpResponse<String> begun = browse(URI.create(GATEWAY.url() + "/ui/login/corp"), "");
        HttpResponse<String> other = browse(URI.create(GATEWAY.url() + "/ui/login/corp"), "");
        HttpResponse<String> filled = fillIn(location(begun), Map.of("roles", List.of("boss")));
        for (String cookies : List.of("", cookies(other), "tollgate_login=forged")) {
            HttpResponse<String> back = browse(location(filled), cookies);
            assertThat(location(back).getQuery()).contains("problem=");
            assertThat(cookies(back)).isEmpty();
        }
        assertThat(location(browse(URI.create(GATEWAY.url() + "/ui/login/nobody"), "")).getQuery())
                .contains("problem=");
    }
}
