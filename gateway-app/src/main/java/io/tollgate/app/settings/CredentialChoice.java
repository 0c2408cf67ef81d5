package io.tollgate.app.settings;

import io.tollgate.filters.credential.CredentialKind;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.credential.ProviderCredential;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens the credential that a provider's settings ask for. The same settings give the same one
 * whenever they are read, so that no token is fetched anew because something else was changed.
 */
final class CredentialChoice {

    private static final String KIND = "kind";

    private record Chosen(CredentialKind kind, Map<String, String> options, URI baseUrl) {

        /** Secrets are among the options. */
        @Override
        public String toString() {
            return "Chosen[" + kind.name() + "]";
        }
    }

    private final CredentialKinds kinds;
    private final SecretReference references;
    private final Map<Chosen, ProviderCredential> opened = new ConcurrentHashMap<>();

    CredentialChoice(CredentialKinds kinds, SecretReference references) {
        this.kinds = kinds;
        this.references = references;
    }

    /** The credential, null if none is asked for or there is a problem with it. */
    @Nullable ProviderCredential read(Section section, URI baseUrl) {
        if (!section.has(ProviderKeys.CREDENTIAL)) {
            return null;
        }
        String path = section.path(ProviderKeys.CREDENTIAL);
        Map<String, String> texts = new LinkedHashMap<>(section.texts(ProviderKeys.CREDENTIAL));
        String name = texts.remove(KIND);
        CredentialKind kind = name == null ? null : kinds.byName().get(name);
        if (kind == null) {
            section.problems()
                    .unknown(
                            path + "." + KIND,
                            "there is no kind of credential "
                                    + (name == null ? "without a name" : "'" + name + "'"),
                            name == null ? "" : name,
                            kinds.byName().keySet());
            return null;
        }
        if (!section.problems().allKnown(path, texts.keySet(), kind.options())) {
            return null;
        }
        return open(section, path, kind, texts, baseUrl);
    }

    private @Nullable ProviderCredential open(
            Section section,
            String path,
            CredentialKind kind,
            Map<String, String> texts,
            URI baseUrl) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            String at = path + "." + text.getKey();
            String value = references.resolve(section, at, text.getValue());
            if (value == null) {
                return null;
            }
            options.put(text.getKey(), value);
        }
        try {
            return opened.computeIfAbsent(
                    new Chosen(kind, Map.copyOf(options), baseUrl),
                    it -> it.kind().open(it.options(), it.baseUrl()));
        } catch (IllegalArgumentException e) {
            section.problems().add(path, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
