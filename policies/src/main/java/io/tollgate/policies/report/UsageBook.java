package io.tollgate.policies.report;

import java.util.List;

/** The sums that reports are made of. Blocks. */
public interface UsageBook {

    /** The sums that were asked for, in no order; none that is all zero needs to be there. */
    List<UsageLine> lines(UsageQuestion question);
}
