package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.policies.price.PriceList;
import io.tollgate.policies.price.PriceMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PriceCatalogueGeneratorTest {

    private static final Path FACTS = Path.of("../../shared/specs/prices");
    private static final Path COMMITTED =
            Path.of("src/main/resources/io/tollgate/policies/store/price/catalogue.txt");

    private static final String GENAI =
            """
            [{"id": "openai", "models": [
               {"id": "a", "match": {"or": [{"equals": "a"}, {"starts_with": "a-b"}]},
                "prices": {"input_mtok": {"base": 1.5, "tiers": [{"start": 1000, "price": 3}]},
                           "cache_read_mtok": 0.18000000000000002, "output_mtok": 0.08333333333333334,
                           "web_searches_kcount": 10, "requests_kcount": 5}},
               {"id": "later", "match": {"regex": "^la\\\\.ter-\\\\d{4}-\\\\d{2}-\\\\d{2}$"},
                "prices": [{"prices": {"input_mtok": 1}},
                           {"constraint": {"start_date": "2026-01-02"}, "prices": {"input_mtok": 2}}]},
               {"id": "second", "match": {"equals": "a"}, "prices": {"input_mtok": 9}},
               {"id": "hourly", "match": {"equals": "hourly"},
                "prices": [{"prices": {"input_mtok": 1}},
                           {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"},
                            "prices": {"input_mtok": 2}}]},
               {"id": "painter", "match": {"equals": "painter"},
                "prices": {"input_mtok": 1, "output_image_mtok": 30}},
               {"id": "none", "match": {"equals": "none"}, "prices": {}}]},
             {"id": "nobody", "models": [{"id": "x", "match": {"equals": "x"}, "prices": {"input_mtok": 1}}]},
             {"id": "openrouter", "models": [
               {"id": "o/known", "match": {"equals": "o/known"}, "prices": {"input_mtok": 7}}]}]
            """;

    private static final String MODELS =
            """
            {"data": [
              {"id": "o/known", "pricing": {"prompt": "0.000001", "completion": "0.000002"}},
              {"id": "o/free", "pricing": {"prompt": "0", "completion": "0"}},
              {"id": "o/new", "pricing": {"prompt": "0.0000015", "completion": "0.000002", "web_search": "0.01"}},
              {"id": "o/any", "pricing": {"prompt": "-1", "completion": "-1"}},
              {"id": "o/draw", "pricing": {"prompt": "0.1", "completion": "0.1", "image": "0.1"}}]}
            """;

    @Test
    void takesWhatCanBeSaidExactly() {
        String file =
                PriceCatalogueGenerator.generate(
                        GENAI.getBytes(StandardCharsets.UTF_8),
                        MODELS.getBytes(StandardCharsets.UTF_8),
                        "2026-08",
                        "2026-11-23");
        assertThat(file.lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "openai|a|a a-b*||input=1.5 cacheRead=0.18 output=0.083334 request=0.005 >"
                                + " 1000 input=3 cacheRead=0.18 output=0.083334 request=0.005",
                        "openai|later|la.ter||input=1",
                        "openai|later|la.ter|2026-01-02|input=2",
                        "openrouter|o/free|||input=0 output=0",
                        "openrouter|o/known|||input=7",
                        "openrouter|o/new|||input=1.5 output=2");
        assertThat(file)
                .contains("# facts: 2026-08\n", "# generated: 2026-11-23\n")
                .contains("# unpriced: openai/hourly openai/painter openai/second\n");
        assertThat(Catalogue.read(file.lines().toList()).prices()).hasSize(6);
    }

    @Test
    void theCommittedFileIsWhatTheFactsGive() throws IOException {
        Map<String, String> head = Catalogue.builtIn().head();
        assertThat(
                        PriceCatalogueGenerator.generate(
                                facts("genai-prices.json"),
                                facts("models-dev.json"),
                                head.get("facts"),
                                head.get("generated")))
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void modelsThatGoAreTakenWithTheDayIfThereIsOne() {
        String file =
                PriceCatalogueGenerator.lifecycles(
                        """
                        [{"id": "x-ai", "models": [{"id": "old", "deprecated": true},
                                                   {"id": "new", "deprecated": false}, {"id": "newer"}]},
                         {"id": "nobody", "models": [{"id": "x", "deprecated": true}]}]
                        """
                                .getBytes(StandardCharsets.UTF_8),
                        """
                        {"data": [{"id": "o/stays", "expiration_date": null},
                                  {"id": "o/goes", "expiration_date": "2027-01-31"}]}
                        """
                                .getBytes(StandardCharsets.UTF_8),
                        "2026-08");
        assertThat(file.lines().filter(line -> !line.startsWith("#")))
                .containsExactly("openrouter|o/goes||2027-01-31", "xai|old||");
        assertThat(LifecycleCatalogue.read(file.lines().toList()).size()).isEqualTo(2);
    }

    @Test
    void theCommittedLifecyclesAreWhatTheFactsGive() throws IOException {
        assertThat(
                        PriceCatalogueGenerator.lifecycles(
                                facts("genai-prices.json"),
                                facts("models-dev.json"),
                                Catalogue.builtIn().head().get("facts")))
                .isEqualTo(Files.readString(COMMITTED.resolveSibling("lifecycles.txt")));
    }

    /** By the source's rules, read in their own way, each of its names finds the same model. */
    @Test
    void namesMeanWhatTheyMeanToTheSource() throws IOException {
        PriceList ours = Catalogue.builtIn().list();
        List<String> differences = new ArrayList<>();
        int same = 0;
        for (JsonNode provider : PriceCatalogueGenerator.parse(facts("genai-prices.json"))) {
            String name = GenaiFacts.PROVIDERS.get(provider.path("id").asString());
            if (name == null) {
                continue;
            }
            for (String asked : exactNames(provider)) {
                String theirs = theirs(provider, asked);
                String found = ours(ours, name, asked);
                if (theirs.equals(found)) {
                    same++;
                } else if (found != null || !unpriced(provider, theirs)) {
                    differences.add(name + " " + asked + ": " + theirs + ", not " + found);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(same).isGreaterThan(1000);
    }

    private static List<String> exactNames(JsonNode provider) {
        List<String> names = new ArrayList<>();
        provider.path("models")
                .forEach(
                        model ->
                                model.findValues("equals")
                                        .forEach(name -> names.add(name.asString())));
        return names;
    }

    private static String theirs(JsonNode provider, String asked) {
        for (JsonNode model : provider.path("models")) {
            if (meets(model.path("match"), asked)) {
                return model.path("id").asString();
            }
        }
        throw new IllegalStateException("the source does not know " + asked);
    }

    private static boolean meets(JsonNode rule, String name) {
        var only = rule.properties().iterator().next();
        String text = only.getValue().asString("");
        return switch (only.getKey()) {
            case "equals" -> name.equals(text);
            case "starts_with" -> name.startsWith(text);
            case "ends_with" -> name.endsWith(text);
            case "contains" -> name.contains(text);
            case "regex" -> name.matches(text + ".*");
            default -> only.getValue().valueStream().anyMatch(each -> meets(each, name));
        };
    }

    private static boolean unpriced(JsonNode provider, String id) {
        for (JsonNode model : provider.path("models")) {
            if (model.path("id").asString().equals(id)) {
                String prices = model.path("prices").toString();
                return prices.equals("{}")
                        || prices.contains("image")
                        || prices.contains("video")
                        || prices.contains("start_time");
            }
        }
        return false;
    }

    private static String ours(PriceList list, String provider, String asked) {
        return list.matching(provider, asked).stream()
                .max(Comparator.comparingInt(PriceMatch::closeness))
                .map(match -> match.price().model())
                .orElse(null);
    }

    private static byte[] facts(String name) throws IOException {
        Path file = FACTS.resolve(name);
        assumeTrue(Files.isRegularFile(file), "no facts at " + file);
        return Files.readAllBytes(file);
    }
}
