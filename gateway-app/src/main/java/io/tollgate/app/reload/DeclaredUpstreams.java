package io.tollgate.app.reload;

import io.tollgate.app.path.ServedSources;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.Overlay;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.policies.store.declaration.Declaration;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import io.tollgate.policies.store.declaration.Declarations;
import io.tollgate.policies.store.declaration.DeclaredSecret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what administrators declare beside what the settings' file says. The file goes first: what
 * does not go with it is left out, and said to be.
 */
@Component
class DeclaredUpstreams {

    private static final Logger log = LoggerFactory.getLogger(DeclaredUpstreams.class);

    /** What was read last; kept while the store is away. */
    record Known(List<Declaration> declarations, List<DeclaredSecret> secrets) {}

    private final Declarations declarations;
    private final SettingsReader reader;
    private final ServedSources sources;
    private volatile Known known = new Known(List.of(), List.of());
    private volatile Map<String, String> problems = Map.of();

    DeclaredUpstreams(Policing policing, SettingsReader reader, ServedSources sources) {
        this.declarations = policing.declarations();
        this.reader = reader;
        this.sources = sources;
    }

    /** Reads what is declared now; asks the store. */
    Known read() {
        return new Known(declarations.all(), declarations.secrets());
    }

    /** Whether something else is declared than what is in force. */
    boolean isBehind() {
        return !read().equals(known);
    }

    /** Why declarations are not in force, by kind and name, {@code provider/x}. */
    Map<String, String> problems() {
        return problems;
    }

    /**
     * The settings of a file with what is declared beside it.
     *
     * @throws InvalidSettings if the file itself has mistakes
     */
    Settings settings(@Nullable SettingsContent content) {
        try {
            known = read();
        } catch (DataAccessException | TransactionException e) {
            log.warn("What is declared cannot be read; what was is in force: {}", e.toString());
        }
        Settings alone = reader.read(content);
        Known now = known;
        if (now.declarations().isEmpty()) {
            problems = Map.of();
            return alone;
        }
        Fitting fitting = new Fitting(content, alone, now);
        now.declarations().stream()
                .filter(one -> one.kind() == Kind.PROVIDER)
                .forEach(fitting::add);
        now.declarations().stream().filter(one -> one.kind() == Kind.MODEL).forEach(fitting::add);
        problems = Map.copyOf(fitting.problems);
        return fitting.settings;
    }

    /**
     * What is declared and goes with the file.
     *
     * @param now as it is in the store
     */
    Overlay overlay(Known now) {
        Overlay overlay = new Overlay(Map.of(), Map.of(), secrets(now));
        for (Declaration one : now.declarations()) {
            if (!problems.containsKey(name(one))) {
                overlay = with(overlay, one.kind(), one.name(), body(one));
            }
        }
        return overlay;
    }

    /**
     * Reads the file with an overlay, to see whether they go together.
     *
     * @throws InvalidSettings if they do not
     */
    Settings check(@Nullable SettingsContent content, Overlay overlay) {
        Settings settings = reader.read(content, overlay);
        sources.with(settings);
        return settings;
    }

    static Overlay with(Overlay overlay, Kind kind, String name, ObjectNode body) {
        return kind == Kind.PROVIDER
                ? overlay.withProvider(name, body)
                : overlay.withModel(name, body);
    }

    static String name(Declaration declaration) {
        return declaration.kind().word() + "/" + declaration.name();
    }

    private static ObjectNode body(Declaration declaration) {
        return JsonMapper.shared().readTree(declaration.body()).asObject();
    }

    private static Map<String, String> secrets(Known now) {
        Map<String, String> secrets = new HashMap<>();
        for (DeclaredSecret secret : now.secrets()) {
            if (secret.text() != null) {
                secrets.put(secret.provider(), secret.text());
            }
        }
        return secrets;
    }

    /** Takes one declaration after the other, and leaves out what does not go with the rest. */
    private final class Fitting {

        private final @Nullable SettingsContent content;
        private final Settings alone;
        private final Map<String, String> problems = new HashMap<>();
        private Overlay overlay;
        private Settings settings;

        Fitting(@Nullable SettingsContent content, Settings alone, Known now) {
            this.content = content;
            this.alone = alone;
            this.settings = alone;
            this.overlay = new Overlay(Map.of(), Map.of(), secrets(now));
            for (DeclaredSecret secret : now.secrets()) {
                if (secret.text() == null) {
                    problems.put(
                            Kind.PROVIDER.word() + "/" + secret.provider(),
                            "Its credential cannot be opened, since the pepper that sealed it is"
                                    + " gone; set it anew.");
                }
            }
        }

        void add(Declaration declaration) {
            if (problems.containsKey(name(declaration))) {
                return;
            }
            if (isOfTheFile(declaration.kind(), declaration.name(), alone)) {
                problems.put(
                        name(declaration),
                        "The settings' file has a " + declaration.kind().word() + " of this name.");
                return;
            }
            Overlay more = with(overlay, declaration.kind(), declaration.name(), body(declaration));
            try {
                settings = check(content, more);
                overlay = more;
            } catch (InvalidSettings e) {
                log.warn("{} is not served: {}", name(declaration), e.problems());
                problems.put(name(declaration), String.join(" ", e.problems()));
            }
        }
    }

    /** Whether the file declares it itself. */
    static boolean isOfTheFile(Kind kind, String name, Settings alone) {
        return kind == Kind.PROVIDER
                ? alone.upstreams().providers().containsKey(name)
                : alone.upstreams().models().stream()
                        .anyMatch(model -> model.pattern().toString().equals(name));
    }
}
