package io.tollgate.app.path;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.anthropic.AnthropicClient;
import io.tollgate.filters.dialect.anthropic.AnthropicProvider;
import io.tollgate.filters.dialect.ollama.OllamaClient;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The dialects: a new one is a new bean here. */
@Configuration(proxyBeanMethods = false)
class DialectConfiguration {

    /** First: it knows its callers by a header, on paths that OpenAI's API has as well. */
    @Bean
    @Order(1)
    ClientDialect anthropicClient() {
        return new AnthropicClient();
    }

    @Bean
    @Order(2)
    ClientDialect openAiClient() {
        return new OpenAiClient();
    }

    @Bean
    @Order(3)
    ClientDialect ollamaClient() {
        return new OllamaClient();
    }

    @Bean
    ProviderDialect anthropicProvider() {
        return new AnthropicProvider();
    }

    @Bean
    ProviderDialect openAiProvider() {
        return new OpenAiProvider();
    }

    @Bean
    ProviderDialect ollamaProvider() {
        return new OllamaProvider();
    }
}
