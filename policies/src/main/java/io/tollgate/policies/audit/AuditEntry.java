package io.tollgate.policies.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param sequence from 1, without gaps
 * @param actorKind {@code key}, {@code user} or {@code operator}
 * @param action what, as {@code key.issue}
 * @param object to what, as {@code key/1a2B3c4D5e6F}
 * @param tenant that it belongs to, null if to none
 * @param before what it was, as JSON with fingerprints in place of secrets; null if it was not
 *     there
 * @param after what it is since then, likewise
 * @param hash SHA-256 of this entry with the hash of the one before, in hexadecimal digits: whoever
 *     knows the last one knows whether any was changed
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String actorKind,
        String actorId,
        String actorName,
        String action,
        String object,
        @Nullable String tenant,
        @Nullable String before,
        @Nullable String after,
        String hash) {}
