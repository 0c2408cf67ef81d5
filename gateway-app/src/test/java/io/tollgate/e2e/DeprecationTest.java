package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Models that go: what callers are told, and what those are told who run the gateway. */
@Timeout(120)
final class DeprecationTest {

    private static final StubProvider STUB = new StubProvider();
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      access: keys
                      providers:
                        mine: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1" }
                        openrouter: { dialect: openai, base-url: "http://127.0.0.1:%1$d/api/v1" }
                      models:
                        old:
                          targets: [ { provider: mine, model: m-1, price: { input: 1, output: 2 } } ]
                          deprecated-on: 2026-09-01
                          retires-on: 2027-03-01
                          successor: house/new
                        house/new: { targets: [ { provider: mine, model: m-2, price: { input: 1, output: 2 } } ] }
                        choosing: { rules: [ { use: old } ] }
                        "x-ai/*": { targets: [ { provider: openrouter } ] }
                        alias: { targets: [ { provider: openrouter, model: x-ai/grok-4 } ] }
                        unused: { targets: [ { provider: mine } ], retires-on: 2026-12-01 }
                    """
                            .formatted(STUB.port()));

    private static final Issued SEARCH = key("acme/search");
    private static final Issued ADS = key("acme/ads");

    private static Issued key(String team) {
        Policing policing = GATEWAY.bean(Policing.class);
        policing.directory().put(new OrgUnit("acme", "acme", Status.ACTIVE, null, Rights.ALL));
        policing.directory().put(new OrgUnit(team, team, Status.ACTIVE, null, Rights.ALL));
        Issued issued =
                policing.directory()
                        .issue(
                                new ApiKey(
                                        "",
                                        team,
                                        false,
                                        null,
                                        "key of " + team,
                                        Map.of(),
                                        null,
                                        Status.ACTIVE,
                                        null,
                                        Rights.ALL,
                                        KeySettings.DEFAULTS,
                                        List.of()));
        PolicyStage.await(
                () ->
                        policing.feed().authenticate(issued.text(), null)
                                instanceof Authentication.Known);
        return issued;
    }

    private static HttpHeaders headers(Issued key, String model, boolean stream, int status) {
        STUB.answers(
                status == 200
                        ? Stage.answer("openai", "text", stream)
                        : Stage.answer("openai", "text", false).status(status));
        HttpResponse<byte[]> answer =
                PlainHttp.postTo(
                        GATEWAY.url() + "/v1/chat/completions",
                        PlainHttp.chat(model, stream),
                        "Authorization",
                        "Bearer " + key.text().reveal());
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.headers();
    }

    private static void saysThatItGoes(HttpHeaders headers) {
        assertThat(headers.firstValue("Deprecation")).hasValue("@1788220800");
        assertThat(headers.firstValue("Sunset")).hasValue("Mon, 01 Mar 2027 00:00:00 GMT");
        assertThat(headers.firstValue("x-tollgate-successor")).hasValue("house/new");
        assertThat(headers.firstValue("Link"))
                .hasValue("</v1/models/house/new>; rel=\"successor-version\"");
    }

    @Test
    void callersAreToldWhatIsDeclared() {
        saysThatItGoes(headers(SEARCH, "old", false, 200));
        saysThatItGoes(headers(SEARCH, "old", true, 200));
        saysThatItGoes(headers(SEARCH, "old", false, 400));
    }

    @Test
    void callersAreToldWhatIsPublishedOfAModelThatTheyNamed() {
        HttpHeaders published = headers(SEARCH, "x-ai/grok-4", false, 200);
        assertThat(published.firstValue("Sunset")).hasValue("Fri, 15 May 2026 00:00:00 GMT");
        assertThat(published.firstValue("Deprecation")).isEmpty();
        assertThat(published.firstValue("Link")).isEmpty();
    }

    /** Their own name stays, whatever becomes of what is behind it. */
    @Test
    void callersAreToldNothingOfOthers() {
        for (String model : List.of("alias", "choosing", "house/new", "x-ai/grok-4.5")) {
            HttpHeaders headers = headers(ADS, model, false, 200);
            assertThat(headers.map().keySet())
                    .as(model)
                    .doesNotContain("deprecation", "sunset", "link", "x-tollgate-successor");
        }
    }

    @Test
    void theReportNamesWhoUsesThem() {
        headers(SEARCH, "old", false, 200);
        headers(SEARCH, "old", false, 200);
        headers(ADS, "alias", false, 200);
        headers(ADS, "choosing", false, 200);
        headers(ADS, "house/new", false, 200);
        PolicyStage.await(
                () ->
                        users(model("old", "m-1")).contains("acme/search")
                                && users(model("alias", "x-ai/grok-4")).contains("acme/ads")
                                && users(model("choosing", "m-1")).contains("acme/ads"));

        JsonNode old = model("old", "m-1");
        assertThat(old.path("deprecatedOn").asString()).isEqualTo("2026-09-01");
        assertThat(old.path("retiresOn").asString()).isEqualTo("2027-03-01");
        assertThat(old.path("successor").asString()).isEqualTo("house/new");
        JsonNode user = old.path("users").path(0);
        assertThat(user.path("tenant").asString()).isEqualTo("acme");
        assertThat(user.path("keyLabel").asString()).isEqualTo("key of acme/search");
        assertThat(user.path("attempts").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(LocalDate.parse(user.path("lastUsed").asString()))
                .isBetween(
                        LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
        assertThat(model("choosing", "m-1").path("successor").asString()).isEqualTo("house/new");
        assertThat(model("alias", "x-ai/grok-4").path("retiresOn").asString())
                .isEqualTo("2026-05-15");
        assertThat(model("unused", "unused").path("users")).isEmpty();
        assertThat(report(GATEWAY.admin()).toString()).doesNotContain("m-2");

        assertThat(GATEWAY.admin().get("/reports/deprecations?format=csv").is(200).text())
                .startsWith("model,provider,served,deprecatedOn,retiresOn,successor,tenant,team")
                .contains("old,mine,m-1,2026-09-01,2027-03-01,house/new,acme,acme/search,");
        String seen = report(GATEWAY.admin(new Grant(Role.TEAM_ADMIN, "acme/ads"))).toString();
        assertThat(seen).contains("key of acme/ads").doesNotContain("key of acme/search");
    }

    @Test
    void howLongTheyAreThereIsMeasured() {
        double left =
                GATEWAY.bean(MeterRegistry.class)
                        .get("tollgate.model.retires.in")
                        .tag("gen_ai.request.model", "old")
                        .gauge()
                        .value();
        long expected =
                LocalDate.of(2027, 3, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                        - System.currentTimeMillis() / 1000;
        assertThat(left).isBetween(expected - 60.0, expected + 60.0);
    }

    private static JsonNode report(AdminClient admin) {
        return admin.get("/reports/deprecations?days=7").is(200).json();
    }

    private static JsonNode model(String name, String served) {
        for (JsonNode model : report(GATEWAY.admin()).path("models")) {
            if (model.path("model").asString().equals(name)
                    && model.path("served").asString().equals(served)) {
                return model;
            }
        }
        return MissingNode.getInstance();
    }

    private static String users(JsonNode model) {
        return model.path("users").findValuesAsString("team").toString();
    }
}
