package io.tollgate.policies.audit;

import org.jspecify.annotations.Nullable;

/**
 * What is done to something.
 *
 * @param action as {@code key.issue}
 * @param object as {@code key/1a2B3c4D5e6F}
 * @param tenant that it belongs to, null if to none
 * @param before what it was; null if it was not there
 * @param after what it is since then; null if it is gone
 */
public record Deed(
        String action,
        String object,
        @Nullable String tenant,
        @Nullable Object before,
        @Nullable Object after) {}
