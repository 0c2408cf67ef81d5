package io.tollgate.policies.tenant;

/** Whether somebody may call. */
public enum Status {
    ACTIVE,
    /** For a while; nothing of it is lost. */
    SUSPENDED,
    /** For ever. */
    REVOKED
}
