package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.anthropic.AnthropicClient;
import io.tollgate.filters.dialect.anthropic.AnthropicProvider;
import io.tollgate.filters.dialect.ollama.OllamaClient;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.dialect.responses.ResponsesClient;
import io.tollgate.filters.dialect.responses.ResponsesProvider;
import java.util.List;

/** Both sides of a dialect. */
record Dialect(ClientDialect client, ProviderDialect provider) {

    /** A name that says nothing of a Claude; that it thinks was declared. */
    static final TargetModel MODEL = new TargetModel("a-model", 65_536, true);

    static final List<Dialect> ALL =
            List.of(
                    new Dialect(new OpenAiClient(), new OpenAiProvider()),
                    new Dialect(new ResponsesClient(), new ResponsesProvider()),
                    new Dialect(new AnthropicClient(), new AnthropicProvider()),
                    new Dialect(new OllamaClient(), new OllamaProvider()));

    /** The endpoint for conversations. */
    ChatFace face() {
        return (ChatFace) client.faces().getFirst();
    }

    ChatRequest read(byte[] body, Losses losses) {
        return face().reader().read(body, losses);
    }

    byte[] write(ChatRequest request, Losses losses) {
        return provider.writeRequest(request, MODEL, losses).body();
    }

    @Override
    public String toString() {
        return client.name();
    }
}
