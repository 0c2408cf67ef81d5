package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.store.Infra;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Providers and models that administrators declare, on two nodes: one story, told in order. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DeclaredTest {

    private static final String FIRST = "sk-declared-canary-first-0123";
    private static final String SECOND = "sk-declared-canary-second-456";
    private static final StubProvider STUB = new StubProvider();
    private static final Infra.Database DATABASE = Infra.postgres();
    private static final RunningGateway ONE = new RunningGateway(yaml("one"));
    private static final RunningGateway TWO = new RunningGateway(yaml("two"));
    private static final AdminClient ADMIN = ONE.admin();

    private static String yaml(String node) {
        return """
        tollgate:
          demo: false
          discovery: false
          store:
            node: %s
            url: "%s"
            user: "%s"
            password: "%s"
            pepper: a-pepper-that-both-of-the-nodes-know
          redis: { url: "%s" }
          declarations: { allowed-addresses: [ 127.0.0.1 ] }
          providers:
            filed: { dialect: openai, base-url: "http://127.0.0.1:%d/v1", api-key: sk-filed-canary-0123456789 }
          models:
            filed: { targets: [ { provider: filed, model: gpt-filed } ] }
        """
                .formatted(
                        node,
                        DATABASE.url(),
                        DATABASE.user(),
                        DATABASE.password(),
                        Infra.redis(),
                        STUB.port());
    }

    private static String provider(String path) {
        return """
        {"name":"house","declaration":{"dialect":"openai","base-url":"http://127.0.0.1:%d%s"}}
        """
                .formatted(STUB.port(), path);
    }

    private static HttpResponse<byte[]> ask(RunningGateway gateway, String model) {
        return PlainHttp.postTo(
                gateway.url() + "/v1/chat/completions", PlainHttp.chat(model, false));
    }

    @Test
    @Order(1)
    void mistakesAreSaidInTheWordsOfTheSettings() {
        assertThat(
                        ADMIN.post(
                                        "/declared/providers",
                                        """
                                        {"name":"house","declaration":{"dialect":"openia",
                                         "base-url":"http://example.com/v1","api-key":"x","colour":1,
                                         "headers":{"Authorization":"x"}}}
                                        """)
                                .is(400)
                                .detail())
                .contains(
                        "/declaration/dialect",
                        "there is no dialect 'openia'",
                        "/declaration/base-url",
                        "expected https",
                        "/declaration/api-key",
                        "/declaration/colour",
                        "/declaration/headers/Authorization");
        assertThat(
                        ADMIN.post(
                                        "/declared/models",
                                        "{\"name\":\"m\",\"declaration\":{\"targets\":[{\"provider\":\"none\"}]}}")
                                .is(400)
                                .detail())
                .contains("/declaration/targets[0]/provider", "none");
        assertThat(
                        ADMIN.post("/declared/providers", provider("").replace("house", "filed"))
                                .is(409)
                                .detail())
                .contains("The settings' file has a provider 'filed'");
        for (String reference : List.of("env:PATH", "file:/etc/passwd", "two words", "")) {
            ADMIN.post(
                            "/declared/providers",
                            provider("").replace("}}", "},\"secret\":\"" + reference + "\"}"))
                    .is(400);
        }
        assertThat(
                        ADMIN.post(
                                        "/declared/providers",
                                        "{\"name\":\"x\",\"declaration\":{\"dialect\":\"openai\",\"base-url\":\"${HOME}\"}}")
                                .is(400)
                                .text())
                .doesNotContain(System.getenv("HOME"));
        assertThat(ADMIN.get("/declared/providers").json().path("items")).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsDeclaredServesAtOnceAndOnTheOtherNode() throws Exception {
        String wish = provider("/v1").replace("}}", "},\"secret\":\"" + FIRST + "\"}");
        AdminClient.Answer made =
                ADMIN.post("/declared/providers", wish, "Idempotency-Key", "declare-house").is(201);
        assertThat(made.json().path("secret").path("fingerprint").stringValue())
                .startsWith("sha256:");
        ADMIN.post("/declared/providers", wish, "Idempotency-Key", "declare-house").is(201);
        ADMIN.post("/declared/providers", wish).is(409);
        ADMIN.post(
                        "/declared/models",
                        """
                        {"name":"house/chat","declaration":{"targets":[
                          {"provider":"house","model":"gpt-house","price":{"input":1,"output":2}}]}}
                        """)
                .is(201);

        STUB.answers(Stage.answer("openai", "text", false));
        assertThat(ask(ONE, "house/chat").statusCode()).isEqualTo(200);
        assertThat(STUB.received().headers()).containsEntry("authorization", "Bearer " + FIRST);
        PolicyStage.await(() -> ask(TWO, "house/chat").statusCode() == 200);
        assertThat(STUB.received().headers()).containsEntry("authorization", "Bearer " + FIRST);
        assertThat(ADMIN.post("/providers/house/test").is(200).json().path("ok").booleanValue())
                .isTrue();
        JsonNode models = ADMIN.get("/models").json();
        assertThat(models.toString()).contains("house/chat").contains("\"filed\"");
        assertThat(ADMIN.get("/prices?model=gpt-house").text()).contains("gpt-house");
    }

    @Test
    @Order(3)
    void whatIsChangedIsChangedByWhoHasSeenIt() throws Exception {
        String etag = ADMIN.get("/declared/providers/house").is(200).etag();
        String body = provider("/other/v1").replace("\"name\":\"house\",", "");
        ADMIN.put("/declared/providers/house", body).is(428);
        ADMIN.put("/declared/providers/house", body, "If-Match", "\"old\"").is(412);
        ADMIN.put("/declared/providers/house", body, "If-Match", etag).is(200);
        ADMIN.put("/declared/providers/house/secret", "{\"secret\":\"" + SECOND + "\"}").is(200);
        ADMIN.put("/declared/providers/nobody/secret", "{\"secret\":\"" + SECOND + "\"}").is(404);

        STUB.answers(Stage.answer("openai", "text", false));
        assertThat(ask(ONE, "house/chat").statusCode()).isEqualTo(200);
        StubProvider.Received received = STUB.received();
        assertThat(received.path()).isEqualTo("/other/v1/chat/completions");
        assertThat(received.headers()).containsEntry("authorization", "Bearer " + SECOND);
    }

    @Test
    @Order(4)
    void addressesThatNobodyAllowedAreNotReached() {
        ADMIN.post(
                        "/declared/providers",
                        "{\"name\":\"inside\",\"declaration\":{\"dialect\":\"openai\",\"base-url\":\"https://169.254.169.254/latest\"}}")
                .is(201);
        JsonNode probed = ADMIN.post("/providers/inside/test").is(200).json();
        assertThat(probed.path("ok").booleanValue()).isFalse();
        assertThat(probed.path("detail").stringValue()).contains("not a public one");
        ADMIN.delete("/declared/providers/inside").is(204);
    }

    @Test
    @Order(5)
    void whatIsNeededStays() {
        assertThat(ADMIN.delete("/declared/providers/house").is(409).detail())
                .contains("It is needed still", "house/chat");
        ADMIN.delete("/declared/models?name=none").is(404);
    }

    @Test
    @Order(6)
    void credentialsAreNowhere() {
        StringBuilder seen = new StringBuilder();
        for (String path :
                List.of(
                        "/declared/providers",
                        "/declared/providers/house",
                        "/declared/models",
                        "/providers",
                        "/audit",
                        "/settings")) {
            seen.append(ADMIN.get(path).is(200).text());
        }
        for (String table :
                List.of("declaration", "declared_secret", "audit_entry", "idempotent_write")) {
            for (Map<String, Object> row :
                    ONE.bean(Policing.class)
                            .store()
                            .jdbc()
                            .sql("select * from " + table)
                            .query()
                            .listOfRows()) {
                seen.append(row);
            }
        }
        assertThat(seen.toString())
                .contains("enc:v1:", "provider.secret", "provider.create", "model.create")
                .doesNotContain(FIRST, SECOND);
    }

    @Test
    @Order(7)
    void onlyWhoRunsAllOfItDeclares() {
        for (Role role : List.of(Role.TENANT_ADMIN, Role.TEAM_ADMIN, Role.MEMBER)) {
            AdminClient other =
                    ONE.admin(new Grant(role, role == Role.TENANT_ADMIN ? "acme" : "acme/search"));
            other.post("/declared/providers", provider("/v1")).is(403);
            other.put("/declared/providers/house/secret", "{\"secret\":\"x\"}").is(403);
            other.get("/declared/providers").is(403);
        }
        AdminClient auditor = ONE.admin(new Grant(Role.AUDITOR, null));
        auditor.get("/declared/providers/house").is(200);
        auditor.delete("/declared/models?name=house/chat").is(403);
    }

    /** The file goes first: what it takes the name of is not lost, and said not to be in force. */
    @Test
    @Order(8)
    void aFileThatHasTheSameNameGoesFirst() throws Exception {
        RunningGateway three = new RunningGateway(yaml("three").replace(" filed", " house"));
        AdminClient admin = three.admin();
        assertThat(
                        admin.get("/declared/providers/house")
                                .is(200)
                                .json()
                                .path("problem")
                                .stringValue(""))
                .isEqualTo("The settings' file has a provider of this name.");
        STUB.answers(Stage.answer("openai", "text", false));
        assertThat(ask(three, "house/chat").statusCode()).isEqualTo(200);
        assertThat(STUB.received().headers())
                .containsEntry("authorization", "Bearer sk-filed-canary-0123456789");
        assertThat(ADMIN.get("/declared/providers/house").json().path("problem").isNull()).isTrue();
    }

    @Test
    @Order(9)
    void whatIsTakenBackIsGoneEverywhere() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        root.addAppender(lines);
        try {
            ADMIN.delete("/declared/models?name=house/chat").is(204);
            ADMIN.delete("/declared/providers/house").is(204);
            assertThat(ask(ONE, "house/chat").statusCode()).isEqualTo(404);
            PolicyStage.await(() -> ask(TWO, "house/chat").statusCode() == 404);
            STUB.answers(Stage.answer("openai", "text", false));
            assertThat(ask(ONE, "filed").statusCode()).isEqualTo(200);
            assertThat(lines.list.toString()).contains("models removed: house/chat");
        } finally {
            root.detachAppender(lines);
        }
    }
}
