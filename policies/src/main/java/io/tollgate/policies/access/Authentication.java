package io.tollgate.policies.access;

/** Who came with a key. */
public sealed interface Authentication {

    /** Somebody who may call. */
    record Known(Caller caller) implements Authentication {}

    /** Nobody, or somebody who may not. */
    record Refused(Reason reason) implements Authentication {}

    /** Why not. */
    enum Reason {
        /** There is no such key, or its secret is another one. */
        UNKNOWN,
        EXPIRED,
        /** The key, or a unit that it belongs to. */
        SUSPENDED,
        REVOKED,
        /** From there it may not be used. */
        ADDRESS,
        /** For too long nobody could ask whether it is still good. */
        STALE
    }
}
