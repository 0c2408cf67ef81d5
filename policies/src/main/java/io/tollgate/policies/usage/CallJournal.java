package io.tollgate.policies.usage;

import org.jspecify.annotations.Nullable;

/**
 * Takes the record of each call, once, and of each copy of one. Called on event loops: it must not
 * block.
 */
public interface CallJournal {

    void settle(CallRecord call);

    /**
     * A copy of a call was answered, or failed, for comparison.
     *
     * @param route of the call
     * @param answered the attempt that the caller's answer came from, null if none did
     */
    void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered);
}
