package io.tollgate.filters.dialect.responses;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/** OpenAI's Responses API. */
@AutoService(Dialect.class)
public final class ResponsesDialect implements Dialect {

    @Override
    public List<ClientDialect> clients() {
        return List.of(new ResponsesClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new ResponsesProvider(), new AzureResponses());
    }
}
