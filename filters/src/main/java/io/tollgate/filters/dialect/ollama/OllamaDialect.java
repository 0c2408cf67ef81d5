package io.tollgate.filters.dialect.ollama;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/** Ollama's API. */
@AutoService(Dialect.class)
public final class OllamaDialect implements Dialect {

    @Override
    public List<ClientDialect> clients() {
        return List.of(new OllamaClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new OllamaProvider());
    }
}
