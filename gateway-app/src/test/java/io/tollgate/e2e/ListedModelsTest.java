package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Providers whose lists are served and change: one story, told in order. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ListedModelsTest {

    private static final String KEY = "sk-listing-canary-0123456789";
    private static final ListingProvider HOUSE =
            new ListingProvider("gpt-4", "gpt-5", "gpt-5-preview", "small", "whisper-1");
    private static final ListingProvider OTHER = new ListingProvider("gpt-4", "vendor/large");
    private static final ListingProvider LATE = new ListingProvider();

    @TempDir private static Path folder;
    private static Path file;
    private static RunningGateway gateway;
    private static AdminClient admin;

    private static String yaml(String deny) {
        return """
        tollgate:
          demo: false
          discovery: false
          providers:
            house:
              dialect: openai
              base-url: "%s"
              api-key: %s
              discover: { every: 200ms, allow: [ "gpt-*", small ], deny: [ "%s" ] }
            other: { dialect: openai, base-url: "%s", discover: { every: 1h, prefix: "other/" } }
            late: { dialect: openai, base-url: "%s", discover: { every: 200ms } }
            away: { dialect: openai, base-url: "http://127.0.0.1:1/v1", discover: true }
          models:
            small: { targets: [ { provider: house, model: gpt-declared } ] }
            "gpt-5*": { targets: [ { provider: house } ] }
            ruled: { rules: [ { use: late-model } ] }
        """
                .formatted(HOUSE.url(), KEY, deny, OTHER.url(), LATE.url());
    }

    @BeforeAll
    static void start() throws IOException {
        file = Files.writeString(folder.resolve("tollgate.yml"), yaml("*-preview"));
        gateway = new RunningGateway(file);
        admin = gateway.admin();
    }

    @AfterAll
    static void stop() {
        List.of(HOUSE, OTHER, LATE).forEach(ListingProvider::close);
    }

    private static Set<String> listed() {
        Set<String> names = new TreeSet<>();
        json(PlainHttp.getFrom(gateway.url() + "/v1/models"))
                .path("data")
                .forEach(model -> names.add(model.path("id").asString()));
        return names;
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static int ask(String model) {
        return PlainHttp.postTo(
                        gateway.url() + "/v1/chat/completions", PlainHttp.chat(model, false))
                .statusCode();
    }

    private static JsonNode list(String provider) {
        for (JsonNode one : admin.get("/providers").is(200).json().path("items")) {
            if (one.path("name").asString().equals(provider)) {
                return one.path("list");
            }
        }
        throw new AssertionError("no provider " + provider);
    }

    private static double gauge(String name, String provider) {
        return gateway.bean(MeterRegistry.class)
                .get(name)
                .tag("gen_ai.provider.name", provider)
                .gauge()
                .value();
    }

    @Test
    @Order(1)
    void allDialectsListWhatIsAllowedOnceTheGatewayListens() {
        Set<String> all =
                Set.of("small", "ruled", "gpt-4", "gpt-5", "other/gpt-4", "other/vendor/large");
        assertThat(listed()).isEqualTo(all);
        assertThat(
                        new String(
                                PlainHttp.getFrom(gateway.url() + "/api/tags").body(),
                                StandardCharsets.UTF_8))
                .contains("gpt-4", "gpt-5", "other/vendor/large")
                .doesNotContain("preview", "whisper");
        assertThat(
                        json(PlainHttp.getFrom(
                                        gateway.url() + "/v1/models",
                                        "anthropic-version",
                                        "2023-06-01"))
                                .findValuesAsString("id"))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(
                        json(PlainHttp.getFrom(gateway.url() + "/v1/models/other/vendor/large"))
                                .path("owned_by")
                                .asString())
                .isEqualTo("other");
        assertThat(HOUSE.authorization()).isEqualTo("Bearer " + KEY);
    }

    @Test
    @Order(2)
    void whatIsListedIsServedBesideWhatIsDeclared() {
        assertThat(ask("gpt-4")).isEqualTo(200);
        assertThat(HOUSE.asked()).isEqualTo("gpt-4");
        assertThat(ask("gpt-5")).isEqualTo(200);
        assertThat(HOUSE.asked()).isEqualTo("gpt-5");
        assertThat(ask("small")).isEqualTo(200);
        assertThat(HOUSE.asked()).isEqualTo("gpt-declared");
        assertThat(ask("other/vendor/large")).isEqualTo(200);
        assertThat(OTHER.asked()).isEqualTo("vendor/large");
        assertThat(ask("whisper-1")).isEqualTo(404);
        assertThat(ask("vendor/large")).isEqualTo(404);
        assertThat(ask("ruled")).isEqualTo(404);
    }

    @Test
    @Order(3)
    void administratorsSeeWhoListsWhat() {
        JsonNode house = list("house");
        assertThat(house.path("listed").asInt()).isEqualTo(5);
        assertThat(house.path("served").asInt()).isEqualTo(2);
        assertThat(house.path("elsewhere").toString()).isEqualTo("[\"small\"]");
        assertThat(house.path("listedAt").asString()).isNotBlank();
        assertThat(house.path("problem").isNull()).isTrue();
        assertThat(list("late").path("problem").asString()).isEqualTo("It lists no models.");
        assertThat(list("away").path("problem").asString()).startsWith("It cannot be reached");
        JsonNode models = admin.get("/models").is(200).json().path("items");
        for (JsonNode model : models) {
            String name = model.path("name").asString();
            assertThat(model.path("found").asBoolean())
                    .as(name)
                    .isEqualTo(name.equals("gpt-4") || name.startsWith("other/"));
        }
        assertThat(gauge("tollgate.list.models", "house")).isEqualTo(2);
        assertThat(gauge("tollgate.list.age", "house")).isBetween(0.0, 20.0);
    }

    @Test
    @Order(4)
    void aListThatChangesIsFollowed() {
        HOUSE.lists("gpt-4.1", "gpt-5");
        PolicyStage.await(() -> listed().contains("gpt-4.1") && !listed().contains("gpt-4"));
        PolicyStage.await(() -> ask("gpt-4.1") == 200);
        assertThat(HOUSE.asked()).isEqualTo("gpt-4.1");
        assertThat(ask("gpt-4")).isEqualTo(404);

        LATE.lists("late-model");
        PolicyStage.await(() -> ask("ruled") == 200);
        assertThat(LATE.asked()).isEqualTo("late-model");
    }

    @Test
    @Order(5)
    void theLastGoodListIsKept() {
        HOUSE.answersLists(500);
        PolicyStage.await(() -> list("house").path("problem").asString("").startsWith("HTTP 500"));
        assertThat(list("house").toString()).contains("no list for").doesNotContain(KEY);
        assertThat(listed()).contains("gpt-4.1", "gpt-5");
        assertThat(ask("gpt-4.1")).isEqualTo(200);

        HOUSE.lists();
        HOUSE.answersLists(200);
        PolicyStage.await(
                () -> list("house").path("problem").asString("").equals("It lists no models."));
        assertThat(listed()).contains("gpt-4.1");

        HOUSE.lists("gpt-4.2");
        PolicyStage.await(() -> listed().contains("gpt-4.2"));
        PolicyStage.await(() -> list("house").path("problem").isNull());
    }

    @Test
    @Order(6)
    void aListCanBeAskedForNow() {
        int before = OTHER.asks();
        OTHER.lists("new");
        JsonNode answer = admin.post("/providers/other/list").is(200).json();
        assertThat(OTHER.asks()).isEqualTo(before + 1);
        assertThat(answer.path("list").path("served").asInt()).isEqualTo(1);
        assertThat(listed()).contains("other/new").doesNotContain("other/vendor/large");
        admin.post("/providers/nobody/list").is(404);
    }

    @Test
    @Order(7)
    void otherSettingsHoldAtOnce() throws IOException {
        Files.writeString(file, yaml("gpt-4.2"));
        PolicyStage.await(() -> !listed().contains("gpt-4.2"));
        PolicyStage.await(() -> ask("gpt-4.2") == 404);
        assertThat(ask("other/new")).isEqualTo(200);
    }
}
