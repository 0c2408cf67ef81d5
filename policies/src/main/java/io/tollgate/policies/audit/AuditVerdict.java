package io.tollgate.policies.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether the trail is as it was written.
 *
 * @param entries that were looked at
 * @param brokenAt the first entry that is not what was written, or does not follow the one before;
 *     null if none
 * @param head the last entry's hash; kept elsewhere, it shows later whether the end was cut off
 */
public record AuditVerdict(long entries, @Nullable Long brokenAt, String head) {

    public boolean isIntact() {
        return brokenAt == null;
    }
}
