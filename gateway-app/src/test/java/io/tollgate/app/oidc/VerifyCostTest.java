package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Says what verifying costs; nothing is demanded of it, for machines differ. */
class VerifyCostTest {

    /** Enough to see what it is like. */
    private static final int TOKENS = 1000;

    @Test
    void sayWhatItCosts() {
        SigningKey rsa = SigningKey.rsa("rsa");
        SigningKey ec = SigningKey.ec("ec");
        try (TestProvider corp = new TestProvider();
                Tried tried = new Tried(new MemoryKeptKeys(), corp.as("corp"))) {
            corp.has(rsa, ec);
            for (SigningKey key : List.of(rsa, ec)) {
                List<String> tokens =
                        Stream.iterate(0, i -> i + 1)
                                .limit(TOKENS)
                                .map(i -> tried.draft(corp, key).claim("jti", i).text())
                                .toList();
                run(tried, tokens.subList(0, TOKENS / 2));
                String fresh = run(tried, tokens.subList(TOKENS / 2, TOKENS));
                run(tried, tokens);
                String cached = run(tried, tokens);
                System.out.printf("%s: verified %s, known %s%n", key.algorithm(), fresh, cached);
                assertThat(tried.verify(tokens.getFirst(), Plane.GATEWAY).issuer())
                        .isEqualTo("corp");
            }
        }
    }

    private static String run(Tried tried, List<String> tokens) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = memory.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (String token : tokens) {
            tried.providers.tokens().verify(token, Plane.GATEWAY).block();
        }
        double micros = (System.nanoTime() - start) / 1000.0 / tokens.size();
        long each = (memory.getCurrentThreadAllocatedBytes() - bytes) / tokens.size();
        return "%.1f us and %d bytes".formatted(micros, each);
    }
}
