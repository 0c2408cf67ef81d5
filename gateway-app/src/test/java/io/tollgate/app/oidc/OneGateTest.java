package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.TollgateApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.WebFilter;

/** Spring Security is there for its parts; it decides nothing. */
class OneGateTest {

    @Test
    void springSecurityHasNoChainOfItsOwn() {
        // It is not closed: that would take down the event loops of all gateways in this JVM.
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(TollgateApplication.class)
                        .run(
                                "--server.port=0",
                                "--TOLLGATE_CONFIG=" + Path.of("src/test/resources/empty.yml"));

        assertThat(context.getBeanNamesForType(SecurityWebFilterChain.class)).isEmpty();
        assertThat(context.getBeanNamesForType(ReactiveUserDetailsService.class)).isEmpty();
        assertThat(context.getBeanNamesForType(ReactiveJwtDecoder.class)).isEmpty();
        assertThat(context.getBeansOfType(WebFilter.class).values())
                .noneMatch(
                        filter ->
                                filter.getClass()
                                        .getName()
                                        .startsWith("org.springframework.security"));
    }
}
