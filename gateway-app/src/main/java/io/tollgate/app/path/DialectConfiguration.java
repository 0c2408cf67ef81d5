package io.tollgate.app.path;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.anthropic.AnthropicClient;
import io.tollgate.filters.dialect.anthropic.AnthropicProvider;
import io.tollgate.filters.dialect.ollama.OllamaClient;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.dialect.responses.ResponsesClient;
import io.tollgate.filters.dialect.responses.ResponsesProvider;
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

    /** Before OpenAI's, of whose API it is one path. */
    @Bean
    @Order(2)
    ClientDialect responsesClient() {
        return new ResponsesClient();
    }

    @Bean
    @Order(3)
    ClientDialect openAiClient() {
        return new OpenAiClient();
    }

    @Bean
    @Order(4)
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
    ProviderDialect responsesProvider() {
        return new ResponsesProvider();
    }

    @Bean
    ProviderDialect ollamaProvider() {
        return new OllamaProvider();
    }
}
