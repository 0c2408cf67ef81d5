package io.tollgate.filters.dialect.anthropic;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/** Anthropic's API. */
@AutoService(Dialect.class)
public final class AnthropicDialect implements Dialect {

    @Override
    public List<ClientDialect> clients() {
        return List.of(new AnthropicClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(
                new AnthropicProvider(),
                new BedrockAnthropicProvider(List.of()),
                new VertexAnthropic());
    }
}
