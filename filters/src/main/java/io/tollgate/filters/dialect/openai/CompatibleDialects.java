package io.tollgate.filters.dialect.openai;

import com.google.auto.service.AutoService;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/**
 * The providers that are compatible with OpenAI, each in its own way: the rows of {@code
 * compatible.json}. Plain {@code openai} remains for all those that have no row.
 */
@AutoService(Dialect.class)
public final class CompatibleDialects implements Dialect {

    private static final List<ProviderDialect> ROWS =
            VendorTable.ROWS.stream().<ProviderDialect>map(VendorDialect::new).toList();

    @Override
    public List<ProviderDialect> providers() {
        return ROWS;
    }
}
