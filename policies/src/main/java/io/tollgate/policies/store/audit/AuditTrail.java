package io.tollgate.policies.store.audit;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.audit.AuditEntry;
import io.tollgate.policies.audit.AuditVerdict;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Who did what to what. An entry is written in the transaction of the deed: there is none without
 * the other. Entries are chained by hashes and never changed; the database refuses it. Calls block.
 */
public final class AuditTrail {

    private static final int CHUNK = 1000;

    private final Store store;
    private final InstantSource clock;

    public AuditTrail(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Head(long sequence, String hash) {}

    /** Enters a deed; within the transaction that does it, if there is one. */
    public void append(Actor actor, Deed deed) {
        store.inTransaction(
                () -> {
                    Head head = next();
                    AuditEntry entry = entry(head.sequence(), actor, deed);
                    String hash = EntryHash.of(entry, head.hash());
                    insert(entry, hash);
                    store.jdbc().sql("update audit_head set hash = ?").param(hash).update();
                });
    }

    /** Locks the head until the commit, so entries follow one another. */
    private Head next() {
        return store.jdbc()
                .sql("update audit_head set sequence = sequence + 1 returning sequence, hash")
                .query((row, _) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    private AuditEntry entry(long sequence, Actor actor, Deed deed) {
        return new AuditEntry(
                sequence,
                Instant.ofEpochMilli(clock.millis()),
                actor.kind().word(),
                actor.id(),
                actor.name(),
                deed.action(),
                deed.object(),
                deed.tenant(),
                DeedText.of(deed.before()),
                DeedText.of(deed.after()),
                EntryHash.NONE);
    }

    private void insert(AuditEntry entry, String hash) {
        store.jdbc()
                .sql(
                        "insert into audit_entry (sequence, at, actor_kind, actor_id, actor_name,"
                                + " action, object, tenant, was, is_now, hash)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.sequence())
                .param(entry.at().toEpochMilli())
                .param(entry.actorKind())
                .param(entry.actorId())
                .param(entry.actorName())
                .param(entry.action())
                .param(entry.object())
                .param(entry.tenant())
                .param(entry.before())
                .param(entry.after())
                .param(hash)
                .update();
    }

    /** Entries, the newest first. */
    public List<AuditEntry> entries(AuditQuery query, int limit) {
        return store.jdbc()
                .sql(
                        "select * from audit_entry"
                                + query.condition()
                                + " order by sequence desc limit ?")
                .params(query.arguments())
                .param(limit)
                .query((row, _) -> AuditRow.read(row))
                .list();
    }

    /** Looks at all of it, from the first entry on. */
    public AuditVerdict verify() {
        String hash = EntryHash.NONE;
        long sequence = 0;
        while (true) {
            List<AuditEntry> chunk = after(sequence);
            for (AuditEntry entry : chunk) {
                hash = EntryHash.of(entry, hash);
                if (entry.sequence() != ++sequence || !entry.hash().equals(hash)) {
                    return new AuditVerdict(sequence, sequence, entry.hash());
                }
            }
            if (chunk.size() < CHUNK) {
                return verdict(sequence, hash);
            }
        }
    }

    /** The head tells whether entries are missing at the end. */
    private AuditVerdict verdict(long entries, String hash) {
        Head head =
                store.jdbc()
                        .sql("select sequence, hash from audit_head")
                        .query((row, _) -> new Head(row.getLong(1), row.getString(2)))
                        .single();
        boolean grown = head.sequence() > entries && !after(entries).isEmpty();
        boolean whole = grown || (head.sequence() == entries && head.hash().equals(hash));
        return new AuditVerdict(entries, whole ? null : entries + 1, hash);
    }

    /** The following entries, the oldest first. */
    public List<AuditEntry> after(long sequence) {
        return store.jdbc()
                .sql("select * from audit_entry where sequence > ? order by sequence limit ?")
                .params(sequence, CHUNK)
                .query((row, _) -> AuditRow.read(row))
                .list();
    }
}
