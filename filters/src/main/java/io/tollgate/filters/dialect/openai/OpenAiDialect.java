package io.tollgate.filters.dialect.openai;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/** OpenAI's API, of which Azure has an edition. */
@AutoService(Dialect.class)
public final class OpenAiDialect implements Dialect {

    @Override
    public List<ClientDialect> clients() {
        return List.of(new OpenAiClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new OpenAiProvider(), new AzureProvider());
    }
}
