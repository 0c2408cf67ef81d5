package io.tollgate.filters.dialect.cohere;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/** Cohere's API, both ways. */
@AutoService(Dialect.class)
public final class CohereDialect implements Dialect {

    @Override
    public List<ClientDialect> clients() {
        return List.of(new CohereClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new CohereProvider(), CohereProvider.reranking());
    }
}
