package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a spool. */
sealed interface Spooled {

    JsonMapper JSON = JsonMapper.builder().build();
    byte ENTRY = 'E';
    byte PROGRESS = 'P';

    /** A row for the database. */
    record Entry(LedgerEntry row) implements Spooled {}

    /** How far an attempt is; only its node's death makes it count. */
    record Progress(String requestId, int attempt, TokenUsage usage, @Nullable Money cost)
            implements Spooled {}

    /** As it is kept: what it is, then JSON. */
    default byte[] bytes() {
        byte[] json =
                switch (this) {
                    case Entry(LedgerEntry row) -> JSON.writeValueAsBytes(row);
                    case Progress progress -> JSON.writeValueAsBytes(progress);
                };
        byte[] bytes = new byte[json.length + 1];
        bytes[0] = this instanceof Entry ? ENTRY : PROGRESS;
        System.arraycopy(json, 0, bytes, 1, json.length);
        return bytes;
    }

    /** Of {@link #bytes()}. */
    static Spooled read(byte[] bytes) {
        int length = bytes.length - 1;
        return bytes[0] == ENTRY
                ? new Entry(JSON.readValue(bytes, 1, length, LedgerEntry.class))
                : JSON.readValue(bytes, 1, length, Progress.class);
    }
}
