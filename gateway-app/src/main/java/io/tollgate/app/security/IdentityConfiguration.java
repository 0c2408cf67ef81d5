package io.tollgate.app.security;

import io.tollgate.app.oidc.FolderKeptKeys;
import io.tollgate.app.oidc.IdentityProviders;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the identity providers whose tokens the gates take. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean(destroyMethod = "close")
    IdentityProviders identityProviders(Settings settings, Policing policing) {
        return IdentityProviders.open(
                settings.oidc(), new FolderKeptKeys(policing.data().path()), policing.clock());
    }
}
