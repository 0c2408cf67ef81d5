package io.tollgate.toy;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialect;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.List;

/**
 * An API that nobody has, in one package that no other file knows of but the one under {@code
 * META-INF/services} by which it is found. A question is {@code {"model":"m","say":"hi"}}, its
 * answer {@code {"said":"hello","heard":1,"spoken":1}}, and a stream of it has pieces, a line each,
 * and an end: {@code {"bit":"hel"}}, {@code {"over":true,"heard":1,"spoken":1}}.
 */
public final class ToyDialect implements Dialect {

    static final String NAME = "toy";
    static final String PATH = "/toy/talk";

    @Override
    public List<ClientDialect> clients() {
        return List.of(new ToyClient());
    }

    @Override
    public List<ProviderDialect> providers() {
        return List.of(new ToyProvider());
    }
}
