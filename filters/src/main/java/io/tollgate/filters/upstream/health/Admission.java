package io.tollgate.filters.upstream.health;

/** Whether a target may be asked now. */
public sealed interface Admission permits Permit, Unavailable {}
