package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.OidcSettings;
import io.tollgate.app.settings.Settings;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.store.directory.Nodes.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the gateway is set up. */
@RestController
class SettingsController {

    private final Settings settings;
    private final Policing policing;
    private final List<String> dialects;
    private final String version;

    SettingsController(
            Settings settings,
            Policing policing,
            Dialects dialects,
            @Value("${tollgate-build.version}") String version) {
        this.settings = settings;
        this.policing = policing;
        this.dialects = dialects.providers().stream().map(ProviderDialect::name).toList();
        this.version = version;
    }

    /**
     * How it is set up.
     *
     * @param node the one that answers
     * @param store {@code postgresql} or {@code sqlite}
     * @param access {@code keys} or {@code open}
     * @param dialects that a provider may be declared with
     */
    record SettingsView(
            String version,
            String node,
            String store,
            boolean redis,
            String access,
            List<String> dialects,
            List<NodeView> nodes,
            List<IssuerView> oidc) {}

    /**
     * An identity provider whose tokens are taken.
     *
     * @param audiences that its tokens must be meant for, of both planes
     */
    record IssuerView(String id, String issuer, List<String> audiences) {

        static IssuerView of(OidcSettings.Issuer issuer) {
            return new IssuerView(
                    issuer.id(),
                    issuer.issuer(),
                    Stream.of(issuer.audiences().gateway(), issuer.audiences().admin())
                            .flatMap(Set::stream)
                            .sorted()
                            .toList());
        }
    }

    /** A node that was heard of. */
    record NodeView(String id, Instant lastSeen, boolean alive) {}

    @GetMapping("/admin/v1/settings")
    @Requires(value = Permission.SETTINGS_READ, everywhere = true)
    SettingsView settings() {
        return new SettingsView(
                version,
                policing.nodes().holder(),
                policing.store().vendor().name().toLowerCase(Locale.ROOT),
                settings.store().redis() != null,
                settings.store().access().name().toLowerCase(Locale.ROOT),
                dialects,
                policing.nodes().seen().stream().map(SettingsController::view).toList(),
                settings.oidc().issuers().values().stream().map(IssuerView::of).toList());
    }

    private static NodeView view(Seen node) {
        return new NodeView(node.id(), node.lastSeen(), node.alive());
    }
}
