package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of what a node keeps, where, and for whom. */
final class StoreKeys {

    static final Key DATA =
            new Key(
                    Sections.ROOT,
                    "data",
                    "directory",
                    null,
                    "Where the node keeps its spool, and the embedded database if it has no other. Absent: what `TOLLGATE_DATA` says, else `data`.");

    static final Key ACCESS =
            new Key(
                    Sections.ROOT,
                    "access",
                    "open or keys",
                    "open",
                    "Whether callers need a key. `open` serves this machine only: with `server.address` on another than a loopback address the gateway does not start.");

    static final Key STORE =
            new Key(Sections.ROOT, "store", "section", null, "The database of policies and money.");

    static final Key URL =
            new Key(
                    Sections.STORE,
                    "url",
                    "JDBC URL",
                    null,
                    "`jdbc:postgresql://host/database`. Absent: a file in `data`, which serves one node.");

    static final Key USER = new Key(Sections.STORE, "user", "text", null, "Its user.");

    static final Key PASSWORD =
            new Key(
                    Sections.STORE,
                    "password",
                    "secret",
                    null,
                    "Its password: `env:NAME`, `file:/path` or itself.");

    static final Key NODE =
            new Key(
                    Sections.STORE,
                    "node",
                    "text",
                    null,
                    "This node's name, the same after each start. Absent: one that is made at the first start and kept in `data`.");

    static final Key MAX_STALENESS =
            new Key(
                    Sections.STORE,
                    "max-staleness",
                    "duration",
                    "15m",
                    "How long keys go on being served by what is known of them when the database is away.");

    static final Key PEPPER =
            new Key(
                    Sections.STORE,
                    "pepper",
                    "secret",
                    null,
                    "Goes into the digests of keys and is not in the database: `env:NAME`, `file:/path` or itself, at least 32 characters. Absent: one that is made at the first start and kept in `data`; nodes that share a database must be given the same.");

    static final Key OLD_PEPPERS =
            new Key(
                    Sections.STORE,
                    "old-peppers",
                    "list of secrets",
                    null,
                    "Those before it, the latest first: keys of their time stay valid.");

    static final Key REDIS =
            new Key(
                    Sections.ROOT,
                    "redis",
                    "section",
                    null,
                    "Where several nodes count requests and tokens together. Absent: each by itself, which only one node may.");

    static final Key REDIS_URL =
            new Key(
                    Sections.REDIS,
                    "url",
                    "secret",
                    null,
                    "`redis://host:6379`, `rediss://…` with TLS, or `redis-cluster://host:6379,host:6379`, with user and password if it wants them; also `env:NAME` or `file:/path`.");

    static final Key ON_LOSS =
            new Key(
                    Sections.REDIS,
                    "on-loss",
                    "local, open or closed",
                    "local",
                    "What holds while Redis is slow or gone: `local` gives each node its part of each limit, `open` lets all pass, `closed` refuses all that have limits.");

    static final Key LEDGER =
            new Key(Sections.ROOT, "ledger", "section", null, "How usage is written down.");

    static final Key SPOOL_SIZE =
            new Key(
                    Sections.LEDGER,
                    "spool-size",
                    "size",
                    "512MB",
                    "How much a node keeps on its disk that the database does not have yet. When it is full, calls are refused.");

    static final Key SYNC =
            new Key(
                    Sections.LEDGER,
                    "sync",
                    "duration",
                    "5ms",
                    "How often the spool is forced to the disk. A process that dies loses nothing; a machine that dies loses this much.");

    static final Key DURABILITY =
            new Key(
                    Sections.LEDGER,
                    "durability",
                    "process or disk",
                    "process",
                    "What a call's reservation survives before its provider is asked: with `process` the death of the process, at once; with `disk` the loss of power too, and calls wait for the disk.");

    static final Key CRASH_CHARGE =
            new Key(
                    Sections.LEDGER,
                    "crash-charge",
                    "observed or hold",
                    "observed",
                    "What calls cost over which a node died: what had passed, or all that was held.");

    static final Key ALERTS =
            new Key(Sections.ROOT, "alerts", "section", null, "Who hears of budgets that run low.");

    static final Key WEBHOOK =
            new Key(
                    Sections.ALERTS,
                    "webhook",
                    "URL",
                    null,
                    "Gets a POST with JSON for each threshold that a budget crosses, until it answers with 2xx.");

    static final Key WEBHOOK_SECRET =
            new Key(
                    Sections.ALERTS,
                    "secret",
                    "secret",
                    null,
                    "Signs the bodies: the header `x-tollgate-signature` has their HMAC-SHA-256.");

    static final List<Key> ALL =
            List.of(
                    DATA,
                    ACCESS,
                    STORE,
                    URL,
                    USER,
                    PASSWORD,
                    NODE,
                    MAX_STALENESS,
                    PEPPER,
                    OLD_PEPPERS,
                    REDIS,
                    REDIS_URL,
                    ON_LOSS,
                    LEDGER,
                    SPOOL_SIZE,
                    SYNC,
                    DURABILITY,
                    CRASH_CHARGE,
                    ALERTS,
                    WEBHOOK,
                    WEBHOOK_SECRET);

    private StoreKeys() {}
}
