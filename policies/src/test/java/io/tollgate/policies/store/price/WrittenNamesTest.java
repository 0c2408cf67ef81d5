package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.usage.TokenUsage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and models as people write them, and which price each finds. */
class WrittenNamesTest {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Instant LATE_2026 = Instant.parse("2026-11-01T00:00:00Z");

    private static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta";
    private static final String VERTEX = "https://aiplatform.googleapis.com/v1";
    private static final String AZURE = "https://mine.openai.azure.com";
    private static final String FOUNDRY = "https://mine.services.ai.azure.com/anthropic";
    private static final String BEDROCK = "https://bedrock-runtime.eu-central-1.amazonaws.com";

    private static final Map<String, String> HOSTS =
            Map.ofEntries(
                    Map.entry("GEMINI", GEMINI),
                    Map.entry("VERTEX", VERTEX),
                    Map.entry("AZURE", AZURE),
                    Map.entry("FOUNDRY", FOUNDRY),
                    Map.entry("BEDROCK", BEDROCK),
                    Map.entry("MISTRAL", "https://api.mistral.ai/v1"),
                    Map.entry("COHERE", "https://api.cohere.com"),
                    Map.entry("OPENROUTER", "https://openrouter.ai/api/v1"),
                    Map.entry("GROQ", "https://api.groq.com/openai/v1"),
                    Map.entry("DEEPSEEK", "https://api.deepseek.com"),
                    Map.entry("XAI", "https://api.x.ai/v1"),
                    Map.entry("TOGETHER", "https://api.together.xyz/v1"),
                    Map.entry("FIREWORKS", "https://api.fireworks.ai/inference/v1"));

    @ParameterizedTest
    @CsvSource({
        "GEMINI, gemini-2.5-pro, google/gemini-2.5-pro",
        "GEMINI, models/gemini-2.5-flash, google/gemini-2.5-flash",
        "GEMINI, gemini-2.0-flash-001, google/gemini-2.0-flash",
        "GEMINI, gemini-3-pro-preview, google/gemini-3-pro-preview",
        "GEMINI, gemini-embedding-001, google/gemini-embedding-001",
        "VERTEX, publishers/google/models/gemini-2.5-flash-lite, google/gemini-2.5-flash-lite",
        "VERTEX, google/gemini-2.5-pro, google/gemini-2.5-pro",
        "VERTEX, claude-sonnet-4-5@20250929, anthropic/claude-sonnet-4-5",
        "VERTEX, publishers/anthropic/models/claude-opus-4-1@20250805, anthropic/claude-opus-4-1",
        "VERTEX, claude-3-5-sonnet-v2@20241022, anthropic/claude-3-5-sonnet",
        "VERTEX, claude-haiku-4-5, anthropic/claude-haiku-4-5",
        "AZURE, gpt-4o, openai/gpt-4o",
        "AZURE, gpt-4o-2024-11-20, openai/gpt-4o",
        "AZURE, gpt-35-turbo, openai/gpt-3.5-turbo",
        "AZURE, gpt-5-mini, openai/gpt-5-mini",
        "AZURE, o3-mini, azure/o3-mini",
        "AZURE, Phi-4, azure/phi-4",
        "AZURE, text-embedding-3-large, azure/text-embedding-3-large",
        "FOUNDRY, claude-sonnet-4-5, anthropic/claude-sonnet-4-5",
        "BEDROCK, anthropic.claude-3-haiku-20240307-v1:0, bedrock/regional.anthropic.claude-3-haiku-20240307-v1:0",
        "BEDROCK, eu.anthropic.claude-sonnet-4-5-20250929-v1:0, bedrock/regional.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "BEDROCK, apac.anthropic.claude-sonnet-4-20250514-v1:0, bedrock/regional.anthropic.claude-sonnet-4-20250514-v1:0",
        "BEDROCK, us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0, bedrock/regional.anthropic.claude-3-5-sonnet-20240620-v1:0",
        "BEDROCK, global.anthropic.claude-sonnet-4-5-20250929-v1:0, bedrock/global.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "BEDROCK, arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0, bedrock/regional.anthropic.claude-haiku-4-5-20251001-v1:0",
        "BEDROCK, arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0, bedrock/amazon.nova-pro-v1:0",
        "BEDROCK, us.meta.llama3-3-70b-instruct-v1:0, bedrock/meta.llama3-3-70b-instruct-v1:0",
        "BEDROCK, us.deepseek.r1-v1:0, bedrock/deepseek.r1-v1:0",
        "BEDROCK, openai.gpt-oss-120b-1:0, bedrock/openai.gpt-oss-120b-1:0",
        "MISTRAL, mistral-large-latest, mistral/mistral-large",
        "MISTRAL, mistral-medium-2508, mistral/mistral-medium-3",
        "MISTRAL, codestral-latest, mistral/codestral",
        "MISTRAL, magistral-medium-2509, mistral/magistral-medium",
        "MISTRAL, mistral-embed, mistral/mistral-embed",
        "COHERE, command-a-03-2025, cohere/command-a",
        "COHERE, command-r-plus-08-2024, cohere/command-r-plus",
        "COHERE, command-r7b-12-2024, cohere/command-r7b",
        "COHERE, embed-v4.0, cohere/embed-v4.0",
        "OPENROUTER, anthropic/claude-sonnet-4.5, openrouter/anthropic/claude-sonnet-4.5",
        "OPENROUTER, openai/gpt-5:nitro, openrouter/openai/gpt-5",
        "OPENROUTER, google/gemini-2.5-pro:floor, openrouter/google/gemini-2.5-pro",
        "OPENROUTER, meta-llama/llama-3.3-70b-instruct:free, openrouter/meta-llama/llama-3.3-70b-instruct:free",
        "GROQ, llama-3.3-70b-versatile, groq/llama-3.3-70b-versatile",
        "GROQ, openai/gpt-oss-120b, groq/openai/gpt-oss-120b",
        "GROQ, moonshotai/kimi-k2-instruct-0905, groq/moonshotai/kimi-k2-instruct",
        "DEEPSEEK, deepseek-v4-pro, deepseek/deepseek-v4-pro",
        "XAI, grok-4, xai/grok-4-0709",
        "XAI, grok-4-latest, xai/grok-4-0709",
        "XAI, grok-code-fast-1, xai/grok-code-fast-1",
        "TOGETHER, meta-llama/Llama-3.3-70B-Instruct-Turbo, together/meta-llama/Llama-3.3-70B-Instruct-Turbo",
        "FIREWORKS, accounts/fireworks/models/gpt-oss-120b, fireworks/gpt-oss-120b",
        "FIREWORKS, accounts/fireworks/models/llama-v3p1-8b-instruct, fireworks/llama-v3p1-8b-instruct",
    })
    void findTheirPrice(String host, String model, String price) {
        Quote quote = quote(HOSTS.get(host), "mine", model);
        assertThat(quote).as("the price of %s at %s", model, host).isNotNull();
        assertThat(quote.priceId())
                .matches("published-[0-9a-f]+(\\+[0-9-]+)?/\\Q%s\\E".formatted(price));
        assertThat(quote.cost(TokenUsage.of(1, 0), "")).isNotNull();
    }

    /** Whatever the address is: a company's own proxy, say. */
    @ParameterizedTest
    @CsvSource({
        "gemini, gemini-2.5-pro",
        "vertex-ai, claude-haiku-4-5@20251001",
        "azure-openai, gpt-4o",
        "aws-bedrock, eu.anthropic.claude-sonnet-5-v1:0",
        "Bedrock, us.amazon.nova-lite-v1:0",
        "mistralai, mistral-small-latest",
        "x-ai, grok-3-mini",
        "together-ai, meta-llama/Llama-3.3-70B-Instruct-Turbo",
        "fireworks-ai, accounts/fireworks/models/gpt-oss-120b",
    })
    void aNameTellsWhereAnAddressDoesNot(String provider, String model) {
        assertThat(quote("https://proxy.example.com/llm", provider, model)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bedrock-runtime-fips.us-east-1.amazonaws.com, us.amazon.nova-lite-v1:0",
        "https://vpce-0a1b-2c3d.bedrock-runtime.eu-west-1.vpce.amazonaws.com, eu.amazon.nova-lite-v1:0",
        "https://bedrock-mantle.us-east-1.api.aws/v1, openai.gpt-oss-120b-1:0",
        "https://mine.cognitiveservices.azure.com/openai/v1, gpt-4o",
        "https://codestral.mistral.ai/v1, codestral-latest",
        "https://api.together.ai/v1, meta-llama/Llama-3.3-70B-Instruct-Turbo",
    })
    void aCloudHasManyAddresses(String address, String model) {
        assertThat(quote(address, "mine", model)).isNotNull();
    }

    /**
     * What a price would be a guess for: a region, a profile of one's own, what is priced apart.
     */
    @ParameterizedTest
    @CsvSource({
        "https://europe-west4-aiplatform.googleapis.com/v1, gemini-2.5-pro",
        "https://bedrock-runtime.us-east-1.amazonaws.com, arn:aws:bedrock:us-east-1:1:application-inference-profile/a1b2",
        "https://openrouter.ai/api/v1, openai/gpt-5:online",
        "https://openrouter.ai/api/v1, openrouter/auto",
        "https://mine.openai.azure.com, our-deployment",
        "https://bedrock-runtime.us-east-1.amazonaws.com.example.com, us.amazon.nova-lite-v1:0",
    })
    void othersHaveNone(String address, String model) {
        assertThat(quote(address, "mine", model)).isNull();
    }

    /** Longer prompts and longer caches cost more at Google's as they do at its maker's. */
    @Test
    void aResoldModelHasAllThatItsMakerSays() {
        Quote quote = quote(VERTEX, "mine", "claude-sonnet-4-5@20250929");
        assertThat(quote).isNotNull();
        assertThat(quote.cost(TokenUsage.of(200_001, 0), "")).isEqualTo(Money.of("1.200006"));
        assertThat(quote.cost(new TokenUsage(0, 0, 0, 1000, 0, 0), ""))
                .isEqualTo(Money.of("0.006"));
    }

    private static @Nullable Quote quote(String address, String provider, String model) {
        DeclaredPrices declared =
                new DeclaredPrices(Map.of(provider, URI.create(address)), List.of());
        return PriceSnapshot.of(CATALOGUE, declared)
                .quote("t", provider, "openai", model, LATE_2026);
    }
}
