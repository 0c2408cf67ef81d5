package io.tollgate.app.settings;

import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.ledger.CrashCharge;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node keeps, where, and for whom.
 *
 * @param data the node's own directory
 * @param url JDBC URL of the database, null for the embedded one
 * @param node its name, null for one that is made up and kept
 * @param maxStaleness how long keys are served when the database is away
 * @param pepper null for one that is made up and kept
 * @param oldPeppers the latest first
 * @param redis null without one
 * @param webhook that hears of budgets, null without one
 */
public record StoreSettings(
        Path data,
        Access access,
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable String node,
        Duration maxStaleness,
        @Nullable Secret pepper,
        List<Secret> oldPeppers,
        @Nullable Redis redis,
        Spool spool,
        @Nullable Webhook webhook) {

    public StoreSettings {
        oldPeppers = List.copyOf(oldPeppers);
    }

    /** Whether callers need a key. */
    public enum Access {
        OPEN,
        KEYS
    }

    /** Where nodes count together. */
    public record Redis(Secret url, OnLoss onLoss) {}

    /** What holds while Redis is away. */
    public enum OnLoss {
        LOCAL,
        OPEN,
        CLOSED
    }

    /**
     * What the database does not have yet.
     *
     * @param size in bytes
     * @param strict whether no provider is asked before the call is on the disk
     * @param crashCharge what calls over which a node died cost
     */
    public record Spool(int size, Duration sync, boolean strict, CrashCharge crashCharge) {}

    /** Who hears of budgets that run low. */
    public record Webhook(URI url, @Nullable Secret secret) {}
}
