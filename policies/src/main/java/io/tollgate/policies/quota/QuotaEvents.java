package io.tollgate.policies.quota;

/**
 * Told what the quotas decide, for metrics. Called on whichever thread decides: it must be quick
 * and must not throw.
 */
public interface QuotaEvents {

    /** For those who do not want to know. */
    QuotaEvents NONE = new QuotaEvents() {};

    /** A call goes on. */
    default void granted(Demand demand) {}

    /**
     * A call is refused.
     *
     * @param quota the one that it is told about
     */
    default void refused(Quota quota) {}

    /** A quota in shadow mode would have refused a call. */
    default void shadow(Quota quota) {}

    /**
     * The nodes' common counts were lost, or are back.
     *
     * @param lost whether this node is by itself from now on
     */
    default void degraded(boolean lost) {}
}
