package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.AddressGuard;
import io.tollgate.policies.access.AddressRange;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What holds for providers that are declared beside the file, whose authors do not run the machine.
 */
final class DeclaredRules {

    private static final String HTTPS = "https";

    /** Headers in which providers get credentials: those are sealed, headers are shown. */
    private static final Set<String> CREDENTIALS =
            Set.of(
                    "authorization",
                    "proxy-authorization",
                    "api-key",
                    "x-api-key",
                    "x-goog-api-key",
                    "cookie");

    private final Set<String> names;
    private final Overlay overlay;
    private final AddressGuard guard;

    private DeclaredRules(Set<String> names, Overlay overlay, AddressGuard guard) {
        this.names = names;
        this.overlay = overlay;
        this.guard = guard;
    }

    /**
     * @param names of the providers that are declared beside the file
     */
    static DeclaredRules read(Section root, Overlay overlay, Set<String> names) {
        Section section = root.section(DeclarationKeys.DECLARATIONS, Sections.DECLARATIONS);
        List<AddressRange> allowed =
                NetworkReader.blocks(section, DeclarationKeys.ALLOWED_ADDRESSES);
        return new DeclaredRules(names, overlay, new AddressGuard(allowed));
    }

    boolean has(String provider) {
        return names.contains(provider);
    }

    AddressGuard guard() {
        return guard;
    }

    /** The credential that was set for it; none if there is none. */
    List<String> secrets(String provider) {
        String secret = overlay.secrets().get(provider);
        return secret == null ? List.of() : List.of(secret);
    }

    /** Names what such a provider cannot say. */
    void check(Section section, URI url) {
        for (Key key :
                List.of(ProviderKeys.API_KEY, ProviderKeys.API_KEYS, ProviderKeys.CREDENTIAL)) {
            if (section.has(key)) {
                section.problems()
                        .add(
                                section.path(key),
                                "is no part of a declaration; it is set by itself.");
            }
        }
        for (String header : section.texts(ProviderKeys.HEADERS).keySet()) {
            if (CREDENTIALS.contains(header.toLowerCase(Locale.ROOT))) {
                section.problems()
                        .add(
                                section.path(ProviderKeys.HEADERS) + "." + header,
                                "would be shown; a declared provider has one credential, which is"
                                        + " set by itself.");
            }
        }
        if (!HTTPS.equals(url.getScheme()) && !isAllowed(url.getHost())) {
            section.problems()
                    .add(
                            section.path(ProviderKeys.BASE_URL),
                            "expected https: http is for addresses, not names, that"
                                    + " tollgate.declarations.allowed-addresses has.");
        }
    }

    private boolean isAllowed(String host) {
        try {
            InetAddress literal = InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
            return guard.allowed().stream().anyMatch(range -> range.has(literal));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
