package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.DirectoryPages.Page;
import io.tollgate.policies.store.directory.DirectoryPages.Turn;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people find who look for it. */
final class DirectoryPagesTest {

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void pagesShowEachKeyOnce(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            DirectoryPages pages = new DirectoryPages(store);
            Set<String> issued = new TreeSet<>();
            for (int i = 0; i < 25; i++) {
                issued.add(directory.issue(Samples.key("acme/search", "n" + i)).key().id());
            }
            directory.issue(Samples.key("acme/ads", "another team's"));
            List<String> seen = new ArrayList<>();
            String after = null;
            do {
                Page<ApiKey> page = keys(pages, "acme/search", "", new Turn(after, 10));
                assertThat(page.items()).hasSizeLessThanOrEqualTo(10);
                page.items().forEach(key -> seen.add(key.id()));
                after = page.next();
                // Declared between two pages, it may be seen or not, but moves nothing.
                directory.issue(Samples.key("acme/ads", "meanwhile"));
            } while (after != null);
            assertThat(seen).containsExactlyInAnyOrderElementsOf(issued);
            assertThat(keys(pages, "acme", "", Turn.FIRST).items()).hasSize(29);
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whatIsSearchedForHasNoWildcards(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            DirectoryPages pages = new DirectoryPages(store);
            for (String label : List.of("100% done", "100 done", "Under_score", "under score")) {
                directory.issue(Samples.key("acme/search", label));
            }
            assertThat(labels(pages, "100%")).containsExactly("100% done");
            assertThat(labels(pages, "under_")).containsExactly("Under_score");
            assertThat(labels(pages, "%")).isEmpty();
            assertThat(labels(pages, "' or '1'='1")).isEmpty();
            assertThat(labels(pages, "100")).containsExactlyInAnyOrder("100% done", "100 done");
        }
    }

    private static Page<ApiKey> keys(
            DirectoryPages pages, String path, String beginning, Turn turn) {
        return pages.keys(Visible.EVERYTHING, path, beginning, null, turn);
    }

    private static List<String> labels(DirectoryPages pages, String beginning) {
        return keys(pages, "acme", beginning, Turn.FIRST).items().stream()
                .map(ApiKey::label)
                .toList();
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void unitsAreFoundByTheirPath(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            directory.create(Samples.unit("acme-two"));
            directory.create(Samples.unit("acme/search/bot"));
            DirectoryPages pages = new DirectoryPages(store);
            assertThat(ids(pages, Visible.EVERYTHING, null, "ACME"))
                    .containsExactly("acme", "acme-two");
            assertThat(ids(pages, Visible.EVERYTHING, null, "name of acme-"))
                    .containsExactly("acme-two");
            assertThat(ids(pages, Visible.EVERYTHING, "acme", ""))
                    .containsExactlyInAnyOrder("acme/search", "acme/ads");
            assertThat(ids(pages, Visible.EVERYTHING, "acme/search", ""))
                    .containsExactly("acme/search/bot");
        }
    }

    /** Who runs a team finds the way to it, and nothing beside. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void everybodySeesWhatTheyMay(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            directory.create(Samples.unit("acme-two"));
            directory.create(Samples.unit("acme/search/bot"));
            String theirs = directory.issue(Samples.key("acme/search", "x")).key().id();
            directory.issue(Samples.key("acme/ads", "y"));
            DirectoryPages pages = new DirectoryPages(store);
            Visible team = new Visible(false, Set.of("acme/search"), Set.of(), "corp:1");
            assertThat(ids(pages, team, null, "")).containsExactly("acme");
            assertThat(ids(pages, team, "acme", "")).containsExactly("acme/search");
            assertThat(ids(pages, team, "acme/search", "")).containsExactly("acme/search/bot");
            assertThat(pages.unit(team, "acme/ads")).isEmpty();
            assertThat(pages.unit(team, "acme")).isPresent();
            assertThat(pages.keys(team, null, "", null, Turn.FIRST).items())
                    .extracting(ApiKey::id)
                    .containsExactly(theirs);
            Visible member = new Visible(false, Set.of(), Set.of("acme/search"), "somebody");
            assertThat(pages.keys(member, null, "", Status.ACTIVE, Turn.FIRST).items())
                    .extracting(ApiKey::id)
                    .containsExactly(theirs);
            assertThat(pages.key(member, theirs)).isPresent();
            Visible other = new Visible(false, Set.of(), Set.of("acme/search"), "somebody else");
            assertThat(pages.keys(other, null, "", null, Turn.FIRST).items()).isEmpty();
            assertThat(pages.key(other, theirs)).isEmpty();
            Visible nobody = new Visible(false, Set.of(), Set.of(), "");
            assertThat(ids(pages, nobody, null, "")).isEmpty();
            assertThat(pages.quotas(nobody, null, Turn.FIRST).items()).isEmpty();
        }
    }

    private static List<String> ids(
            DirectoryPages pages, Visible visible, @Nullable String parent, String beginning) {
        return pages.units(visible, parent, beginning, Turn.FIRST).items().stream()
                .map(OrgUnit::id)
                .toList();
    }

    /** A tenant must see what is laid on it on any level, and nothing of a tenant named alike. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aTenantSeesItsOwnAlone(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            directory.create(Samples.unit("acme-two"));
            directory.create(Samples.unit("acme-two/search"));
            String ours = directory.issue(Samples.key("acme/search", "ours")).key().id();
            String theirs = directory.issue(Samples.key("acme-two/search", "theirs")).key().id();
            directory.put(Samples.quota("tenant", new Scope(Level.TENANT, "acme")));
            directory.put(Samples.quota("team", new Scope(Level.TEAM, "acme/search")));
            directory.put(Samples.quota("tag", new Scope(Level.TAG, "acme#env=prod")));
            directory.put(Samples.quota("key", new Scope(Level.KEY, ours)));
            directory.put(Samples.quota("gone", new Scope(Level.KEY, ours)));
            directory.removeQuota("gone");
            directory.put(Samples.quota("their-tenant", new Scope(Level.TENANT, "acme-two")));
            directory.put(Samples.quota("their-tag", new Scope(Level.TAG, "acme-two#env=prod")));
            directory.put(Samples.quota("their-key", new Scope(Level.KEY, theirs)));
            directory.put(Samples.budget("b", new Scope(Level.TEAM, "acme/ads")));
            directory.raise(Samples.raise("r", "b"));

            DirectoryPages pages = new DirectoryPages(store);
            assertThat(pages.quotas(of("acme"), null, Turn.FIRST).items())
                    .extracting(Quota::id)
                    .containsExactlyInAnyOrder("tenant", "team", "tag", "key");
            assertThat(pages.quotas(of("acme-two"), null, Turn.FIRST).items())
                    .extracting(Quota::id)
                    .containsExactlyInAnyOrder("their-tenant", "their-tag", "their-key");
            assertThat(pages.budgets(of("acme"), null, Turn.FIRST).items())
                    .extracting(Budget::id)
                    .containsExactly("b");
            assertThat(pages.budgets(of("acme-two"), null, Turn.FIRST).items()).isEmpty();
            assertThat(pages.quotas(Visible.EVERYTHING, "acme/search", Turn.FIRST).items())
                    .extracting(Quota::id)
                    .containsExactlyInAnyOrder("team", "key");
            assertThat(pages.quota(of("acme"), "their-key")).isEmpty();
            assertThat(pages.quota(of("acme-two"), "their-key")).isPresent();
            assertThat(pages.raises("b", Turn.FIRST).items())
                    .extracting(BudgetRaise::id)
                    .containsExactly("r");
            assertThat(pages.raise("b", "r")).isPresent();
            assertThat(pages.raise("another", "r")).isEmpty();
        }
    }

    private static Visible of(String tenant) {
        return new Visible(false, Set.of(tenant), Set.of(), "");
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void noPageIsLargerThanTheLargest(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            for (int i = 0; i <= DirectoryPages.LARGEST; i++) {
                directory.create(Samples.unit("t" + i));
            }
            Page<OrgUnit> page =
                    new DirectoryPages(store)
                            .units(
                                    Visible.EVERYTHING,
                                    null,
                                    "t",
                                    new Turn(null, Integer.MAX_VALUE));
            assertThat(page.items()).hasSize(DirectoryPages.LARGEST);
            assertThat(page.next()).isEqualTo(page.items().getLast().id());
        }
    }
}
