package io.tollgate.filters.dialect.bedrock;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;
import java.util.Map;

/** Bedrock as a provider; no client speaks Converse to a gateway. */
@AutoService(Dialect.class)
public final class BedrockDialect implements Dialect {

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new ConverseProvider(ConverseOptions.of(Map.of())));
    }
}
