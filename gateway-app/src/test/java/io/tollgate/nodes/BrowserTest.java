package io.tollgate.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.nodes.Speaker.Wish;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.directory.Directory.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People at the admin UI, in a real browser, of a gateway over PostgreSQL and Redis. */
@Timeout(600)
final class BrowserTest {

    @TempDir static Path folder;

    private static final Speaker SPEAKER = new Speaker();
    private static OwnRedis redis;
    private static Company company;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws IOException {
        Browser.require();
        redis = new OwnRedis();
        company = new Company(folder, Infra.postgres(), redis.url(), SPEAKER);
        gateway = company.node("one");
    }

    @AfterAll
    static void stop() throws IOException {
        if (gateway != null) {
            gateway.close();
            company.close();
            redis.close();
        }
    }

    @Test
    void fromTheFirstStartToSeeingWhatACallCost() throws Exception {
        try (Company fresh = new Company(folder.resolve("fresh"), null, null, SPEAKER);
                GatewayProcess node = fresh.node("one")) {
            String token = Files.readString(folder.resolve("fresh/data-one/bootstrap-token"));
            String said =
                    Browser.goes("first-start", node, Map.of("BOOTSTRAP_TOKEN", token.strip()));
            assertThat(said).contains("ADMIN_KEY tg_ak_");
            assertThat(folder.resolve("fresh/data-one/bootstrap-token")).doesNotExist();
        }
    }

    @Test
    void aRevokedKeyCallsNoMore() throws Exception {
        Issued key = company.key("revoked", "10");
        Browser.goes(
                "revoke",
                gateway,
                Map.of(
                        "ADMIN_KEY",
                        company.adminKey(),
                        "KEY",
                        key.text().reveal(),
                        "KEY_ID",
                        key.key().id(),
                        "KEY_LABEL",
                        key.key().label()));
    }

    @Test
    void aBudgetThatIsUsedUpIsSeen() throws Exception {
        Issued key = company.key("spent", "0.01");
        Browser.goes(
                "budget",
                gateway,
                Map.of(
                        "ADMIN_KEY",
                        company.adminKey(),
                        "KEY",
                        key.text().reveal(),
                        "TEAM",
                        "acme/spent"));
    }

    @Test
    void thePageAndTheFileHaveTheSameFigure() throws Exception {
        Issued key = company.key("reported", "10");
        call(key);
        Browser.goes(
                "report",
                gateway,
                Map.of("ADMIN_KEY", company.adminKey(), "TEAM", "acme/reported"));
    }

    @Test
    void aMemberIsOfferedWhatTheyMay() throws Exception {
        Issued key = company.key("others", "10");
        Browser.goes(
                "member",
                gateway,
                Map.of(
                        "MEMBER_KEY",
                        company.adminKey(new Grant(Role.MEMBER, "acme/others")),
                        "FOREIGN_KEY_ID",
                        key.key().id()));
    }

    @Test
    void aProviderAndAModelAreDeclaredAndWithdrawn() throws Exception {
        Issued key = company.key("declaring", "10");
        Browser.goes(
                "declare",
                gateway,
                Map.of(
                        "ADMIN_KEY",
                        company.adminKey(),
                        "KEY",
                        key.text().reveal(),
                        "PROVIDER_URL",
                        "http://127.0.0.1:" + SPEAKER.port() + "/v1"));
    }

    @Test
    void twoModelsAnswerSideBySide() throws Exception {
        Issued key = company.key("playing", "10");
        Browser.goes(
                "playground",
                gateway,
                Map.of("ADMIN_KEY", company.adminKey(), "KEY", key.text().reveal()));
    }

    /** Nothing is too wide, and nothing too faint to be read. */
    @Test
    void everyPageInLightAndDarkAtTwoWidths() throws Exception {
        Issued key = company.key("pictured", "10");
        for (int i = 0; i < 3; i++) {
            call(key);
        }
        Browser.goes(
                "pictures",
                gateway,
                Map.of(
                        "ADMIN_KEY",
                        company.adminKey(),
                        "TEAM",
                        "acme/pictured",
                        "PICTURES",
                        Browser.pictures()));
    }

    private static void call(Issued key) throws Exception {
        Wish wish = new Wish(key.key().id(), 5, 1);
        Books.await(
                "the key is known",
                Duration.ofSeconds(10),
                () ->
                        new Listener()
                                .listen(gateway.url(), key.text().reveal(), wish, false)
                                .whole());
    }
}
