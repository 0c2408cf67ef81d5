package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.Policies;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has followed all changes knows what somebody knows who comes anew. */
final class DirectoryHistoryTest {

    private static final int STEPS = 200;
    private static final int SEEDS = 3;

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whatIsLearnedBitByBitIsWhatIsThere(Infra.Database database) {
        try (Store store = database.open()) {
            PolicyLoader loader = new PolicyLoader(store);
            Policies followed = Policies.NONE;
            Samples.directory(store);
            for (int seed = 0; seed < SEEDS; seed++) {
                History history = new History(store, new Random(seed), seed);
                int refused = 0;
                for (int step = 0; step < STEPS; step++) {
                    refused += history.step() ? 0 : 1;
                    // Not after each: several changes may come at once, also of one row.
                    if (step % 3 == 0) {
                        followed = loader.load(followed);
                        assertThat(followed)
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(loader.load(Policies.NONE));
                    }
                }
                assertThat(refused).as("steps that did something").isLessThan(STEPS / 2);
            }
            assertThat(followed.keys()).isNotEmpty();
            assertThat(followed.quotas()).isNotEmpty();
            assertThat(followed.budgets()).isNotEmpty();
            assertThat(followed.raises()).isNotEmpty();
        }
    }

    /** One change after another. */
    private static final class History {

        private final Directory directory;
        private final Random random;
        private final int seed;
        private final List<ApiKey> keys = new ArrayList<>();
        private int names;

        History(Store store, Random random, int seed) {
            this.directory = new Directory(store, Samples.PEPPERS);
            this.random = random;
            this.seed = seed;
        }

        boolean step() {
            try {
                change();
                return true;
            } catch (DirectoryException refused) {
                return false;
            }
        }

        private void change() {
            switch (random.nextInt(12)) {
                case 0 -> directory.put(unit());
                case 1 -> directory.status(anyOf("acme", "acme/search", "acme/ads"), status());
                case 2, 3 -> issue();
                case 4 -> directory.keyStatus(key().id(), anyOf(Status.values()));
                case 5 -> rotate();
                case 6 -> update();
                case 7 -> directory.put(Samples.quota(some("q"), scope()));
                case 8 -> directory.removeQuota(some("q"));
                case 9 -> directory.put(Samples.budget(some("b"), scope()));
                case 10 -> directory.removeBudget(some("b"));
                default -> raise();
            }
        }

        private void issue() {
            String unit = anyOf("acme/search", "acme/ads");
            keys.add(directory.issue(Samples.key(unit, "label " + names++)).key());
        }

        private void rotate() {
            Duration overlap = Duration.ofSeconds(random.nextInt(3));
            var _ = directory.rotate(key().id(), overlap, Instant.now());
        }

        private void update() {
            ApiKey key = key();
            directory.update(
                    new ApiKey(
                            key.id(),
                            key.unit(),
                            key.serviceAccount(),
                            null,
                            "updated " + names++,
                            Map.of(),
                            "CC-9",
                            key.status(),
                            Instant.ofEpochMilli(random.nextInt(9_999)),
                            new Rights(List.of("m*"), Set.of(), null),
                            key.settings(),
                            List.of()));
        }

        private void raise() {
            if (random.nextBoolean()) {
                directory.raise(Samples.raise("r" + seed + "-" + names++, some("b")));
            } else {
                directory.removeRaise("r" + seed + "-" + random.nextInt(names + 1));
            }
        }

        private OrgUnit unit() {
            String path = anyOf("acme", "acme/search", "acme/ads", "acme/search/p" + seed);
            return new OrgUnit(path, "name " + names++, status(), "CC", Rights.ALL);
        }

        private Status status() {
            return anyOf(Status.ACTIVE, Status.SUSPENDED);
        }

        private ApiKey key() {
            if (keys.isEmpty()) {
                issue();
            }
            return keys.get(random.nextInt(keys.size()));
        }

        private Scope scope() {
            return switch (random.nextInt(4)) {
                case 0 -> new Scope(Level.TENANT, "acme");
                case 1 -> new Scope(Level.TEAM, "acme/ads");
                case 2 -> new Scope(Level.TAG, "acme#env=prod");
                default -> new Scope(Level.KEY, key().id());
            };
        }

        private String some(String kind) {
            return kind + seed + random.nextInt(6);
        }

        @SafeVarargs
        private <T> T anyOf(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
