package io.tollgate.policies.store.audit;

import io.tollgate.policies.audit.AuditEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Chains entries: each one's hash is over all that it says and the hash before it. */
final class EntryHash {

    /** Before the first entry. */
    static final String NONE = "";

    private final MessageDigest digest;

    private EntryHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the entry's hash must be, whatever it says itself. */
    static String of(AuditEntry entry, String before) {
        EntryHash hash = new EntryHash();
        hash.add(before);
        hash.add(entry.sequence());
        hash.add(entry.at().toEpochMilli());
        hash.add(entry.actorKind());
        hash.add(entry.actorId());
        hash.add(entry.actorName());
        hash.add(entry.action());
        hash.add(entry.object());
        hash.add(entry.tenant());
        hash.add(entry.before());
        hash.add(entry.after());
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** With its length, so that no two entries read alike. */
    private void add(@Nullable String text) {
        if (text == null) {
            add(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }
}
