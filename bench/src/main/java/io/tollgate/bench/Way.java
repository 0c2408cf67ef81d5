package io.tollgate.bench;

import java.util.Locale;

/** A way through a gateway: who is asked, in which dialect, for a model of which provider. */
enum Way {
    BARE(Gateway.BARE, Dialect.OPENAI, "bench-openai"),
    BARE_AGAIN(Gateway.BARE_AGAIN, Dialect.OPENAI, "bench-openai"),
    OPENAI(Gateway.TOLLGATE, Dialect.OPENAI, "bench-openai"),
    OPENAI_TO_ANTHROPIC(Gateway.TOLLGATE, Dialect.OPENAI, "bench-anthropic"),
    ANTHROPIC_TO_OPENAI(Gateway.TOLLGATE, Dialect.ANTHROPIC, "bench-openai"),
    OLLAMA_TO_OPENAI(Gateway.TOLLGATE, Dialect.OLLAMA, "bench-openai"),
    ANTHROPIC(Gateway.TOLLGATE, Dialect.ANTHROPIC, "bench-anthropic"),
    OLLAMA(Gateway.TOLLGATE, Dialect.OLLAMA, "bench-ollama"),
    OPENAI_TO_OLLAMA(Gateway.TOLLGATE, Dialect.OPENAI, "bench-ollama"),
    OPENAI_GUARDED(Gateway.GUARDED, Dialect.OPENAI, "bench-openai"),
    OPENAI_TO_ANTHROPIC_GUARDED(Gateway.GUARDED, Dialect.OPENAI, "bench-anthropic");

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
