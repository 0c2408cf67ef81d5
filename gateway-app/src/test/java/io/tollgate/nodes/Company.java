package io.tollgate.nodes;

import io.tollgate.app.policies.DataFolder;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.admin.AdminKeys;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database, what is declared in it, and the nodes over it. */
final class Company implements AutoCloseable {

    /** Of a prompt's token. */
    static final Money INPUT_PRICE = Money.of("0.000001");

    /** Of a word. */
    static final Money OUTPUT_PRICE = Money.of("0.0001");

    private static final String PEPPER = "a-pepper-that-all-of-the-tests-nodes-know";

    private final Path folder;
    private final Infra.@Nullable Database database;
    private final @Nullable String redis;
    private final int provider;
    private final Store store;
    private final Directory directory;

    /**
     * @param database null for the embedded one
     * @param redis null for one node by itself
     */
    Company(
            Path folder,
            Infra.@Nullable Database database,
            @Nullable String redis,
            Speaker provider) {
        this.folder = folder;
        this.database = database;
        this.redis = redis;
        this.provider = provider.port();
        this.store =
                database == null
                        ? Store.open(new DataFolder(data("one")).databaseUrl(), null, null)
                        : database.open();
        this.directory = new Directory(store, new Peppers(List.of(PEPPER)));
    }

    private Path data(String node) {
        return folder.resolve("data-" + node);
    }

    /** Of somebody who may everything. */
    String adminKey() {
        return adminKey(new Grant(Role.PLATFORM_ADMIN, null));
    }

    /** Of somebody who may some things somewhere. */
    String adminKey(Grant grant) {
        AdminKeys keys = new AdminKeys(store, new Peppers(List.of(PEPPER)), InstantSource.system());
        return keys.issue(Actor.OPERATOR, "a test's", grant, null).text().reveal();
    }

    Store store() {
        return store;
    }

    Directory directory() {
        return directory;
    }

    /** Starts a node; one of an earlier name goes on where that one ended. */
    GatewayProcess node(String name, String... more) {
        Path settings = folder.resolve(name + ".yml");
        try {
            Files.writeString(settings, yaml(name, String.join("\n", more)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return GatewayProcess.start(settings, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    private String yaml(String name, String more) {
        return """
        tollgate:
          demo: false
          discovery: false
          access: keys
          data: "%s"
          store: { node: %s, pepper: "%s" %s }
          %s
          health: { min-calls: 1000000, max-rest: 0s }
          defaults: { retry: { attempts: 1 } }
          declarations: { allowed-addresses: [ 127.0.0.1 ] }
          reports: { deliveries: { finance: { directory: "%s" } } }
          providers:
            p: { dialect: openai, base-url: "http://127.0.0.1:%d/v1", pool: { max-connections: 2000 } }
          models:
            m: { targets: [ { provider: p, price: { input: 1, output: 100 } } ] }
        %s
        """
                .formatted(
                        data(name),
                        name,
                        PEPPER,
                        database == null
                                ? ""
                                : ", url: \"%s\", user: %s, password: %s"
                                        .formatted(
                                                database.url(),
                                                database.user(),
                                                database.password()),
                        redis == null ? "" : "redis: { url: \"" + redis + "\" }",
                        folder,
                        provider,
                        more);
    }

    /** A key of a team that has so many dollars this month. */
    Issued key(String team, String dollars) {
        unit("acme");
        unit("acme/" + team);
        directory.put(
                new Budget(
                        team,
                        new Scope(Level.TEAM, "acme/" + team),
                        Money.of(dollars),
                        new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                        true,
                        List.of(50, 80, 100),
                        null,
                        false));
        return directory.issue(
                new ApiKey(
                        "",
                        "acme/" + team,
                        false,
                        null,
                        "a test's",
                        Map.of(),
                        null,
                        Status.ACTIVE,
                        null,
                        Rights.ALL,
                        KeySettings.DEFAULTS,
                        List.of()));
    }

    private void unit(String path) {
        directory.put(new OrgUnit(path, path, Status.ACTIVE, null, Rights.ALL));
    }

    /** So many requests a minute for a team. */
    void limit(String team, long requests) {
        directory.put(
                new Quota(
                        team + "-quota",
                        new Scope(Level.TEAM, "acme/" + team),
                        null,
                        Quota.Unit.REQUESTS,
                        Quota.Period.MINUTE,
                        requests,
                        false));
    }

    /** What an answer of so many words costs. */
    static Money cost(int words) {
        return INPUT_PRICE.times(Speaker.PROMPT_TOKENS).plus(OUTPUT_PRICE.times(words));
    }

    @Override
    public void close() {
        store.close();
    }
}
