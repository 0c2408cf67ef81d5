package io.tollgate.filters.gateway;

import io.tollgate.policies.access.Caller;
import io.tollgate.policies.account.CallAccount;
import io.tollgate.policies.quota.Grant;
import org.jspecify.annotations.Nullable;

/** What a call was let in with, to be given back when it is over. */
final class Admission {

    private final Caller caller;
    private final @Nullable Grant grant;
    private @Nullable CallAccount account;

    /**
     * @param grant what it took of its quotas, null if it has none
     */
    Admission(Caller caller, @Nullable Grant grant) {
        this.caller = caller;
        this.grant = grant;
    }

    Caller caller() {
        return caller;
    }

    /** Its money is kept here. */
    void opened(CallAccount opened) {
        account = opened;
    }

    @Nullable CallAccount account() {
        return account;
    }

    /** The call is over. */
    void close() {
        if (account != null) {
            account.close();
        }
        if (grant != null) {
            grant.settle(account == null ? 0 : account.tokens());
        }
    }
}
