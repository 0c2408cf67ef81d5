package io.tollgate.filters.dialect.gemini;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/** Google's: one API as clients see it, two places that serve it. */
@AutoService(Dialect.class)
public final class GeminiDialect implements Dialect {

    static final String GEMINI = "gemini";
    static final String VERTEX = "vertex";

    @Override
    public List<ClientDialect> clients() {
        return List.of(new GeminiClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new GeminiProvider(), new VertexProvider());
    }
}
