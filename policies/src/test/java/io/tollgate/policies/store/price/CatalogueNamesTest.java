package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.PriceMatch;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueNamesTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, any, gpt-5, openai",
        "https://API.Anthropic.com, any, claude-opus-4-1, anthropic",
        "https://mine.openai.azure.com/openai/v1, any, gpt-5, openai",
        "https://mine.openai.azure.com/openai/v1, any, phi-4, azure",
        "https://bedrock-runtime.eu-central-1.amazonaws.com, any, eu.anthropic.claude-sonnet-5, bedrock",
        "https://generativelanguage.googleapis.com/v1beta/openai, any, models/gemini-2.5-pro, google",
        "https://aiplatform.googleapis.com, any, claude-haiku-4-5, anthropic",
        "https://openrouter.ai/api/v1, any, openai/gpt-5, openrouter",
        "https://proxy.example.com/openai, openai, gpt-5, openai",
        "https://proxy.example.com/openai, vertex, gemini-2.5-pro, google",
    })
    void anAddressTellsOrAName(String address, String provider, String model, String found) {
        assertThat(matching(Map.of(provider, URI.create(address)), provider, model))
                .isNotEmpty()
                .allMatch(match -> match.price().provider().equals(found));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000/v1, mine, gpt-oss-20b",
        "https://eu.api.openai.com/v1, eu, gpt-5",
        "https://ec2-1-2-3-4.compute.amazonaws.com, mine, gpt-oss-20b",
        "https://api.openai.com.example.com, mine, gpt-5",
        "https://example.com/api.openai.com, mine, gpt-5",
    })
    void othersAreNotKnown(String address, String provider, String model) {
        assertThat(matching(Map.of(provider, URI.create(address)), provider, model)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mine, gpt-5, openai",
        "mine, claude-haiku-4-5, ",
        "groq, llama-3.1-8b-instant, groq"
    })
    void withoutAnAddressTheNameTellsOrTheDialect(String provider, String model, String found) {
        assertThat(matching(Map.of(), provider, model))
                .allMatch(match -> match.price().provider().equals(found))
                .hasSize(found == null ? 0 : 1);
    }

    private static Iterable<PriceMatch> matching(
            Map<String, URI> addresses, String provider, String model) {
        return CatalogueNames.matching(
                Catalogue.builtIn().list(), addresses, provider, "openai", model);
    }
}
