package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.app.settings.StoreSettings.Access;
import io.tollgate.app.settings.StoreSettings.OnLoss;
import io.tollgate.app.settings.StoreSettings.Redis;
import io.tollgate.app.settings.StoreSettings.Spool;
import io.tollgate.app.settings.StoreSettings.Webhook;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.ledger.CrashCharge;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads what a node keeps, and where. */
final class StoreReader {

    private static final String DATA_VARIABLE = "TOLLGATE_DATA";
    private static final String DATA = "data";
    private static final int SHORTEST_PEPPER = 32;
    private static final Pattern REWRITES = Pattern.compile("[?&]reWriteBatchedInserts=true");

    private final Environment environment;
    private final SecretReference secrets;

    StoreReader(Environment environment) {
        this.environment = environment;
        this.secrets = new SecretReference(environment);
    }

    /** Where a call is written down before its provider is asked. */
    private enum Durability {
        PROCESS,
        DISK
    }

    StoreSettings read(Section root) {
        Section store = root.section(StoreKeys.STORE, Sections.STORE);
        return new StoreSettings(
                data(root),
                root.choice(StoreKeys.ACCESS, Access.class),
                url(store),
                store.text(StoreKeys.USER),
                secrets.read(store, StoreKeys.PASSWORD),
                store.text(StoreKeys.NODE),
                store.duration(StoreKeys.MAX_STALENESS),
                pepper(store),
                secrets.readAll(store, StoreKeys.OLD_PEPPERS),
                redis(root),
                spool(root.section(StoreKeys.LEDGER, Sections.LEDGER)),
                webhook(root));
    }

    private Path data(Section root) {
        String named = root.text(StoreKeys.DATA);
        return Path.of(named == null ? environment.getProperty(DATA_VARIABLE, DATA) : named);
    }

    private static @Nullable String url(Section store) {
        String url = store.text(StoreKeys.URL);
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            store.problems()
                    .add(
                            store.path(StoreKeys.URL),
                            "expected jdbc:postgresql://host/database; leave it out for the"
                                    + " embedded database.");
        }
        if (url != null && REWRITES.matcher(url).find()) {
            store.problems()
                    .add(
                            store.path(StoreKeys.URL),
                            "must not have reWriteBatchedInserts: it hides which rows of the ledger"
                                    + " are new.");
        }
        if (url != null && !store.has(StoreKeys.PEPPER)) {
            store.problems()
                    .add(
                            store.path(StoreKeys.PEPPER),
                            "is missing: nodes that share a database need the same one."
                                    + " Make one with `openssl rand -base64 32`.");
        }
        return url;
    }

    private @Nullable Secret pepper(Section store) {
        Secret pepper = secrets.read(store, StoreKeys.PEPPER);
        if (pepper != null && pepper.reveal().length() < SHORTEST_PEPPER) {
            store.problems()
                    .add(
                            store.path(StoreKeys.PEPPER),
                            "is shorter than " + SHORTEST_PEPPER + " characters.");
        }
        return pepper;
    }

    private @Nullable Redis redis(Section root) {
        if (!root.has(StoreKeys.REDIS)) {
            return null;
        }
        Section section = root.section(StoreKeys.REDIS, Sections.REDIS);
        if (section.required(StoreKeys.REDIS_URL) == null) {
            return null;
        }
        Secret url = secrets.read(section, StoreKeys.REDIS_URL);
        OnLoss onLoss = section.choice(StoreKeys.ON_LOSS, OnLoss.class);
        if (url != null && !url.reveal().matches("rediss?(-cluster)?://.+")) {
            section.problems()
                    .add(
                            section.path(StoreKeys.REDIS_URL),
                            "expected redis://, rediss://, redis-cluster:// or rediss-cluster://.");
        }
        return url == null ? null : new Redis(url, onLoss);
    }

    private static Spool spool(Section ledger) {
        return new Spool(
                ledger.bytes(StoreKeys.SPOOL_SIZE),
                ledger.duration(StoreKeys.SYNC),
                ledger.choice(StoreKeys.DURABILITY, Durability.class) == Durability.DISK,
                ledger.choice(StoreKeys.CRASH_CHARGE, CrashCharge.class));
    }

    private @Nullable Webhook webhook(Section root) {
        Section alerts = root.section(StoreKeys.ALERTS, Sections.ALERTS);
        URI url = alerts.value(StoreKeys.WEBHOOK, "a URL with http or https", WebUrl::of);
        return url == null
                ? null
                : new Webhook(url, secrets.read(alerts, StoreKeys.WEBHOOK_SECRET));
    }
}
