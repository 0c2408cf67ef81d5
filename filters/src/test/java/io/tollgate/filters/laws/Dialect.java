package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.TargetModel;
import java.util.Comparator;
import java.util.List;

/** Both sides of a dialect. */
record Dialect(ClientDialect client, ProviderDialect provider) {

    /** A name that says nothing of a Claude; that it thinks was declared. */
    static final TargetModel MODEL = new TargetModel("a-model", 65_536, true);

    /**
     * Those whose package brings both sides; of several providers the first is the package's own.
     */
    static final List<Dialect> ALL =
            Dialects.packages().stream()
                    .filter(it -> !it.clients().isEmpty() && !it.providers().isEmpty())
                    .filter(it -> it.clients().getFirst().faces().getFirst() instanceof ChatFace)
                    .map(it -> new Dialect(it.clients().getFirst(), it.providers().getFirst()))
                    .sorted(Comparator.comparing(Dialect::toString))
                    .toList();

    /** The endpoint for conversations. */
    ChatFace face() {
        return (ChatFace) client.faces().getFirst();
    }

    ChatRequest read(byte[] body, Losses losses) {
        ChatRequest read = face().reader().read(body, losses);
        return face().hasModelInPath() ? named(read) : read;
    }

    /** The body does not name the model. */
    private static ChatRequest named(ChatRequest read) {
        return new ChatRequest(
                MODEL.name(),
                read.delivery(),
                read.messages(),
                read.tooling(),
                read.sampling(),
                read.thinking(),
                read.format(),
                read.endUser());
    }

    byte[] write(ChatRequest request, Losses losses) {
        return provider.writeRequest(request, MODEL, losses).body();
    }

    @Override
    public String toString() {
        return client.name();
    }
}
