package io.tollgate.policies.store.directory;

import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that share a store. Each tells that it is there; one that stops telling is gone.
 */
public final class Nodes {

    private static final Logger log = LoggerFactory.getLogger(Nodes.class);
    private static final Duration ALIVE = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Store store;
    private final String id;
    private final String incarnation;
    private final boolean sharedLimits;
    private final InstantSource clock;
    private volatile int live = 1;
    private volatile boolean displaced;

    /**
     * @param id the node's, the same after each start
     * @param incarnation of this start alone
     * @param sharedLimits whether it counts requests together with the others
     */
    public Nodes(
            Store store, String id, String incarnation, boolean sharedLimits, InstantSource clock) {
        this.store = store;
        this.id = id;
        this.incarnation = incarnation;
        this.sharedLimits = sharedLimits;
        this.clock = clock;
    }

    /** Another node is there, and this one was told to be the only one. */
    public static final class NotAlone extends RuntimeException {

        NotAlone(String message) {
            super(message);
        }
    }

    /**
     * Enters this node.
     *
     * @throws NotAlone if there is another one, and either of them can only be alone
     */
    public void enter() {
        store.inTransaction(
                () -> {
                    // Taking a number lets one node in at a time, so that no two miss each other.
                    store.nextChange();
                    List<Boolean> others = others();
                    if (!others.isEmpty()) {
                        requireCompany(others);
                    }
                    forget();
                    take();
                });
    }

    /** Nodes whose names are made up at each start would leave their rows for ever. */
    private void forget() {
        store.jdbc()
                .sql("delete from node where heartbeat < ?")
                .param(now().minus(FORGOTTEN).toEpochMilli())
                .update();
    }

    /** Whether the other live nodes count together. */
    private List<Boolean> others() {
        return store.jdbc()
                .sql("select limits from node where id <> ? and heartbeat > ?")
                .params(id, now().minus(ALIVE).toEpochMilli())
                .query((row, _) -> "redis".equals(row.getString("limits")))
                .list();
    }

    private void requireCompany(List<Boolean> others) {
        if (store.vendor() == Vendor.SQLITE) {
            throw new NotAlone(
                    "Another node uses this embedded database. It serves one node; several need"
                            + " PostgreSQL (tollgate.store.url).");
        }
        if (!sharedLimits || others.contains(false)) {
            throw new NotAlone(
                    "Several nodes use this database, and not all of them count requests in the"
                            + " same Redis, so that each limit would hold once for each node. Set"
                            + " tollgate.redis.url on all of them.");
        }
    }

    private void take() {
        insert(
                "update set incarnation = excluded.incarnation, limits = excluded.limits,"
                        + " heartbeat = excluded.heartbeat");
        live = 1 + others().size();
    }

    private int insert(String orElse) {
        return store.jdbc()
                .sql(
                        "insert into node (id, incarnation, limits, heartbeat) values (?, ?, ?, ?)"
                                + " on conflict (id) do "
                                + orElse)
                .params(id, incarnation, sharedLimits ? "redis" : "local", now().toEpochMilli())
                .update();
    }

    /** Tells that this node is there, and looks who else is. */
    void beat() {
        int mine =
                store.jdbc()
                        .sql("update node set heartbeat = ? where id = ? and incarnation = ?")
                        .params(now().toEpochMilli(), id, incarnation)
                        .update();
        // A row that is gone went with a database that was restored; else it is a namesake's.
        boolean namesake = mine == 0 && insert("nothing") == 0;
        if (namesake && !displaced) {
            log.error(
                    "Another process runs as node '{}', as this one does. Give each process a name"
                            + " of its own.",
                    id);
        }
        displaced = namesake;
        live = 1 + others().size() + (displaced ? 1 : 0);
    }

    private Instant now() {
        return clock.instant();
    }

    /** How many there are, this one included, as of the last look. */
    public int live() {
        return live;
    }

    /**
     * Whether another process has entered under this node's name and runs. It cannot be told at the
     * start: the row might be what a crash has left.
     */
    public boolean displaced() {
        return displaced;
    }

    /** As leases and the ledger's rows name this start of this node. */
    public String holder() {
        return id + ":" + incarnation;
    }

    /**
     * A node that was heard of within a day.
     *
     * @param alive whether that was just now
     */
    public record Seen(String id, Instant lastSeen, boolean alive) {}

    /** All of them, as the store has it now. */
    public List<Seen> seen() {
        Instant late = now().minus(ALIVE);
        return store.jdbc()
                .sql("select id, heartbeat from node order by id")
                .query((row, _) -> seen(row.getString(1), row.getLong(2), late))
                .list();
    }

    private static Seen seen(String id, long heartbeat, Instant late) {
        Instant at = Instant.ofEpochMilli(heartbeat);
        return new Seen(id, at, at.isAfter(late));
    }

    void leave() {
        store.jdbc()
                .sql("delete from node where id = ? and incarnation = ?")
                .params(id, incarnation)
                .update();
    }
}
