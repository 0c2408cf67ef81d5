package io.tollgate.app.oidc;

/** What a token is presented for. A token for one is refused by the other. */
public enum Plane {
    /** Calling models. */
    GATEWAY,
    /** The admin API. */
    ADMIN
}
