package io.tollgate.app.network;

/** What came of reading the certificate again. */
enum Renewal {
    TAKEN,
    REFUSED,
    SAME
}
