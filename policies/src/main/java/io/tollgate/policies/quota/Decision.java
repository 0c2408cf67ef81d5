package io.tollgate.policies.quota;

import java.time.Duration;
import java.util.List;

/** What the quotas say to a {@link Demand}. */
public sealed interface Decision {

    /** How the quotas stand after it, for the caller's headers. */
    List<Standing> standings();

    /**
     * Go on.
     *
     * @param grant to be settled once, whichever way the call ends
     */
    record Granted(Grant grant, List<Standing> standings) implements Decision {}

    /**
     * Not now.
     *
     * @param quota the one that the caller waits longest for
     * @param retryAfter until it can grant this; a limit of 0 never does, and says a day
     */
    record Refused(Quota quota, Duration retryAfter, List<Standing> standings)
            implements Decision {}

    /**
     * One quota as it stands.
     *
     * @param remaining what is left of it now
     * @param reset until all of it is there again
     */
    record Standing(Quota quota, long remaining, Duration reset) {}
}
