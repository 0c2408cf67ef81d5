package io.tollgate.app.policies;

import io.tollgate.app.path.Serving;
import io.tollgate.app.settings.Settings;
import io.tollgate.filters.gateway.ClientDialects;
import io.tollgate.filters.gateway.Doorkeeper;
import io.tollgate.filters.gateway.OpenCalls;
import io.tollgate.policies.access.PolicySnapshot;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.lifecycle.LifecycleBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the node's part in policies into the gateway. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean(destroyMethod = "close")
    Policing policing(
            Settings settings, Serving serving, OpenCalls calls, QuotaMetrics quotaMetrics) {
        Policing policing =
                new Policing(
                        settings.store(),
                        settings.admin(),
                        PriceDeclarations.of(serving.upstreams()),
                        new Webhook(settings.store().webhook()),
                        quotaMetrics);
        serving.onReplace(now -> policing.prices().declare(PriceDeclarations.of(now)));
        policing.feed().onChange(snapshot -> cutRevoked(calls, snapshot, policing));
        return policing;
    }

    /** Whoever may not call any more is not answered any further either. */
    private static void cutRevoked(OpenCalls calls, PolicySnapshot now, Policing policing) {
        calls.cutUnless(caller -> now.obstacle(caller, policing.clock().instant()) == null);
    }

    @Bean
    Accounts accounts(Policing policing) {
        return policing.accounts();
    }

    @Bean
    LifecycleBook lifecycles(Policing policing) {
        return policing.prices();
    }

    @Bean
    Doorkeeper doorkeeper(Policing policing, ClientDialects dialects) {
        return new Doorkeeper(policing.quotas(), dialects, policing.clock());
    }
}
