package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.Timeouts;
import io.tollgate.filters.upstream.health.Health;
import io.tollgate.filters.upstream.health.HealthPolicy;
import io.tollgate.filters.upstream.health.Permit;
import io.tollgate.policies.price.TokenPrice;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes candidates that share one health. */
final class Candidates {

    static final Question QUESTION = new Question(null, 1_000, true);

    private final Health health = new Health();
    private final HealthPolicy policy =
            new HealthPolicy(
                    50,
                    Duration.ofSeconds(30),
                    5,
                    Duration.ofSeconds(10),
                    1,
                    Duration.ofSeconds(60));

    Candidate of(String provider) {
        return of(provider, 1, 1);
    }

    Candidate of(String provider, int weight, int priority) {
        return of(new Target(provider, "m", weight, priority, null, null, null, null), 0);
    }

    Candidate priced(String provider, String input, String output) {
        TokenPrice price = new TokenPrice(new BigDecimal(input), new BigDecimal(output));
        return of(new Target(provider, "m", 1, 1, null, price, null, null), 0);
    }

    /** One that takes so many calls at once. */
    Candidate narrow(String provider, int maxConcurrent) {
        return of(new Target(provider, "m", 1, 1, maxConcurrent, null, null, null), 0);
    }

    Candidate withKeys(String provider, int keys) {
        return of(new Target(provider, "m", 1), keys);
    }

    private Candidate of(Target target, int keys) {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            secrets.add(new Secret("key-number-" + i + "-0123456789"));
        }
        Provider provider =
                new Provider(
                        target.provider(),
                        new OpenAiProvider(),
                        URI.create("http://localhost"),
                        secrets,
                        Map.of(),
                        Timeouts.DEFAULTS,
                        Pool.DEFAULTS,
                        false,
                        List.of(),
                        null,
                        null);
        int most = target.maxConcurrent() == null ? 1_000 : target.maxConcurrent();
        return new Candidate(target, provider, health.of(target.provider(), "m", policy, most));
    }

    /** Takes places at a candidate, as calls under way do. */
    static List<Permit> occupy(Candidate candidate, int calls) {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            permits.add((Permit) candidate.admit(false));
        }
        return permits;
    }
}
