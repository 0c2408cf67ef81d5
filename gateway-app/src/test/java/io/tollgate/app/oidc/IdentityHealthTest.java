package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.app.settings.OidcSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class IdentityHealthTest {

    @Test
    void aProviderThatIsAwayIsSaidAndCostsNobodyTheNode() {
        TestClock clock = new TestClock();
        try (TestProvider provider = new TestProvider()) {
            provider.has(SigningKey.rsa("one"));
            IdentityProviders providers =
                    new IdentityProviders(
                            new OidcSettings(Map.of("corp", provider.as("corp"))),
                            new MemoryKeptKeys(),
                            clock);
            IdentityHealth health = new IdentityHealth(providers);
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            health.bindTo(registry);

            providers.tick();
            await(health, "UP");
            assertThat(health.health().getDetails()).containsEntry("corp", "usable");
            assertThat(registry.get("tollgate.identity.usable").gauge().value()).isOne();

            provider.is(TestProvider.Mood.FAILING);
            clock.pass(Duration.ofMinutes(10));
            providers.tick();
            await(health, "DEGRADED");
            assertThat(health.health().getDetails().get("corp").toString())
                    .startsWith("usable; ")
                    .contains("503");
            assertThat(registry.get("tollgate.identity.age").gauge().value())
                    .isGreaterThanOrEqualTo(600);

            clock.pass(Duration.ofDays(2));
            assertThat(health.health().getDetails().get("corp").toString())
                    .startsWith("its tokens cannot be verified");
            assertThat(registry.get("tollgate.identity.usable").gauge().value()).isZero();
            providers.close();
        }
    }

    private static void await(IdentityHealth health, String status) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Health now = health.health();
        while (!now.getStatus().getCode().equals(status) && System.nanoTime() < end) {
            Thread.onSpinWait();
            now = health.health();
        }
        assertThat(now.getStatus().getCode()).isEqualTo(status);
    }
}
