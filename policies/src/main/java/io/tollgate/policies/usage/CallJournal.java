package io.tollgate.policies.usage;

/** Takes the record of each call, once. Called on event loops: it must not block. */
@FunctionalInterface
public interface CallJournal {

    void settle(CallRecord call);
}
