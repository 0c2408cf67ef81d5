package io.tollgate.bench;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A way through a gateway: who is asked, in which dialect, for a model of which provider. The order
 * is that of the report.
 */
enum Way {
    NETTY(Gateway.NETTY, Dialect.OPENAI, "bench-openai"),
    BARE(Gateway.BARE, Dialect.OPENAI, "bench-openai"),
    BARE_AGAIN(Gateway.BARE_AGAIN, Dialect.OPENAI, "bench-openai"),
    OPENAI(Gateway.TOLLGATE, Dialect.OPENAI, "bench-openai"),
    OPENAI_KEYED(Gateway.KEYED, Dialect.OPENAI, "bench-openai"),
    OPENAI_LIMITED(Gateway.LIMITED, Dialect.OPENAI, "bench-openai"),
    OPENAI_GUARDED(Gateway.GUARDED, Dialect.OPENAI, "bench-openai"),
    OPENAI_TO_ANTHROPIC(Gateway.TOLLGATE, Dialect.OPENAI, "bench-anthropic"),
    OPENAI_TO_ANTHROPIC_GUARDED(Gateway.GUARDED, Dialect.OPENAI, "bench-anthropic"),
    BARE_500(Gateway.BARE_500, Dialect.OPENAI, "bench-openai"),
    OPENAI_500(Gateway.TOLLGATE_500, Dialect.OPENAI, "bench-openai"),
    ANTHROPIC_TO_OPENAI(Gateway.TOLLGATE, Dialect.ANTHROPIC, "bench-openai"),
    OLLAMA_TO_OPENAI(Gateway.TOLLGATE, Dialect.OLLAMA, "bench-openai"),
    ANTHROPIC(Gateway.TOLLGATE, Dialect.ANTHROPIC, "bench-anthropic"),
    OLLAMA(Gateway.TOLLGATE, Dialect.OLLAMA, "bench-ollama"),
    OPENAI_TO_OLLAMA(Gateway.TOLLGATE, Dialect.OPENAI, "bench-ollama");

    static final Set<Way> USUAL =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            BARE,
                            OPENAI,
                            OPENAI_TO_ANTHROPIC,
                            ANTHROPIC_TO_OPENAI,
                            OLLAMA_TO_OPENAI));

    /**
     * Each a little more than the one before; then the crossing, bare and with everything; then
     * many routes.
     */
    static final Set<Way> LADDER =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            NETTY,
                            BARE,
                            OPENAI,
                            OPENAI_KEYED,
                            OPENAI_LIMITED,
                            OPENAI_GUARDED,
                            OPENAI_TO_ANTHROPIC,
                            OPENAI_TO_ANTHROPIC_GUARDED,
                            BARE_500,
                            OPENAI_500));

    final Gateway gateway;
    final Dialect dialect;
    final String model;

    Way(Gateway gateway, Dialect dialect, String model) {
        this.gateway = gateway;
        this.dialect = dialect;
        this.model = model;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
