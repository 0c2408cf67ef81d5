package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose word on a client's address is believed, and what follows from it. */
@Timeout(60)
final class ForwardedTest {

    private static final StubProvider STUB = new StubProvider();
    private static final RunningGateway BEHIND = gateway("trusted-proxies: [ 127.0.0.1 ]");
    private static final String STRANGER = "203.0.113.9";

    private static RunningGateway gateway(String more) {
        return new RunningGateway(
                """
                tollgate:
                  demo: false
                  discovery: false
                  %s
                  providers:
                    stub: { dialect: openai, base-url: "http://127.0.0.1:%d/v1" }
                  models:
                    m: { targets: [ { provider: stub } ] }
                """
                        .formatted(more, STUB.port()));
    }

    private static HttpResponse<byte[]> chat(RunningGateway gateway, String... headers) {
        STUB.answers(Stage.answer("openai", "text", false));
        return PlainHttp.postTo(
                gateway.url() + "/v1/chat/completions", PlainHttp.chat("m", false), headers);
    }

    /** The proxy is on this machine, and so is its Host; whoever it speaks for is not. */
    @Test
    void aProxyOfThisMachineMakesNoStrangerALocal() throws Exception {
        assertThat(chat(BEHIND).statusCode()).isEqualTo(200);
        assertThat(chat(BEHIND, "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(200);
        assertThat(STUB.received().headers())
                .doesNotContainKeys("x-forwarded-for", "x-forwarded-host", "forwarded", "via");
        for (String said :
                List.of(
                        STRANGER,
                        "127.0.0.1, " + STRANGER,
                        "127.0.0.1, unknown",
                        "127.0.0.1, localhost",
                        "")) {
            HttpResponse<byte[]> answer = chat(BEHIND, "X-Forwarded-For", said);
            assertThat(answer.statusCode()).as(said).isEqualTo(403);
            assertThat(PolicyStage.text(answer)).contains("own machine only");
            assertThat(STUB.receivedMore()).isFalse();
        }
    }

    @Test
    void theSameHoldsWhereItIsWatched() {
        String metrics = BEHIND.watchedAt() + "/actuator/metrics";
        assertThat(PlainHttp.getFrom(metrics).statusCode()).isEqualTo(200);
        assertThat(PlainHttp.getFrom(metrics, "X-Forwarded-For", STRANGER).statusCode())
                .isEqualTo(403);
        assertThat(
                        PlainHttp.getFrom(
                                        BEHIND.watchedAt() + "/actuator/health",
                                        "X-Forwarded-For",
                                        STRANGER)
                                .statusCode())
                .isEqualTo(200);
    }

    /** Nobody is trusted by default: who is connected is the client, whatever its headers say. */
    @Test
    void withoutTrustTheHeadersSayNothing() throws Exception {
        for (String header : List.of("X-Forwarded-For", "X-Real-IP")) {
            assertThat(
                            PlainHttp.post("/v1/chat/completions", chatOn(), header, STRANGER)
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(Stage.STUB.received().headers())
                    .doesNotContainKeys("x-forwarded-for", "x-real-ip", "forwarded");
        }
        assertThat(
                        PlainHttp.post(
                                        "/v1/chat/completions",
                                        chatOn(),
                                        "Forwarded",
                                        "for=" + STRANGER + ";proto=https")
                                .statusCode())
                .isEqualTo(200);
        assertThat(Stage.STUB.received().headers()).doesNotContainKey("forwarded");
    }

    private static String chatOn() {
        Stage.STUB.answers(Stage.answer("openai", "text", false));
        return PlainHttp.chat("on-openai", false);
    }

    @Test
    void keysAreBoundToTheClientsAddressAndTriesAreCountedByIt() {
        RunningGateway keyed =
                gateway(
                        "access: keys\n  trusted-proxies: [ \"127.0.0.0/8\" ]\n  forwarded-header: forwarded");
        String key = bound(keyed, "203.0.113.0/24");
        String bearer = "Bearer " + key;
        PolicyStage.await(
                () ->
                        chat(keyed, "Authorization", bearer, "Forwarded", "for=203.0.113.77")
                                        .statusCode()
                                == 200);
        for (String said :
                List.of(
                        "for=198.51.100.1",
                        "for=203.0.113.77, for=198.51.100.1",
                        "for=unknown",
                        "for=203.0.113.77, for=_hidden")) {
            assertThat(chat(keyed, "Authorization", bearer, "Forwarded", said).statusCode())
                    .as(said)
                    .isEqualTo(403);
        }
        assertThat(chat(keyed, "Authorization", bearer, "X-Forwarded-For", STRANGER).statusCode())
                .isEqualTo(403);
        int last = 0;
        for (int i = 0; i < 12; i++) {
            last = chat(keyed, "x-api-key", "no key", "Forwarded", "for=192.0.2.1").statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(chat(keyed, "x-api-key", "no key", "Forwarded", "for=192.0.2.2").statusCode())
                .isEqualTo(401);
        cookies(keyed);
    }

    private static String bound(RunningGateway gateway, String block) {
        Directory directory = gateway.bean(Policing.class).directory();
        directory.put(new OrgUnit("acme", "acme", Status.ACTIVE, null, Rights.ALL));
        directory.put(new OrgUnit("acme/edge", "edge", Status.ACTIVE, null, Rights.ALL));
        Rights rights = new Rights(null, null, List.of(AddressRange.parse(block)));
        return directory
                .issue(
                        new ApiKey(
                                "",
                                "acme/edge",
                                false,
                                null,
                                "a test's",
                                Map.of(),
                                null,
                                Status.ACTIVE,
                                null,
                                rights,
                                KeySettings.DEFAULTS,
                                List.of()))
                .text()
                .reveal();
    }

    /** A browser that came by HTTPS gets a cookie that it does not send otherwise. */
    private static void cookies(RunningGateway keyed) {
        String admin = keyed.admin().key();
        String body = "{\"key\":\"" + admin + "\"}";
        String session = keyed.url() + "/admin/v1/session";
        assertThat(PlainHttp.postTo(session, body, "Forwarded", "for=127.0.0.1;proto=https"))
                .satisfies(
                        answer ->
                                assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                                        .contains("Secure"));
        assertThat(PlainHttp.postTo(session, body, "X-Forwarded-Proto", "https"))
                .satisfies(
                        answer ->
                                assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                                        .doesNotContain("Secure"));
    }
}
