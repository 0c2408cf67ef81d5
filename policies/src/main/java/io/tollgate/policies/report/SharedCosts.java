package io.tollgate.policies.report;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The costs that are shared. Blocks. */
public interface SharedCosts {

    /** Of a month, or all of them, newest month first. */
    List<SharedCost> of(@Nullable YearMonth month);

    /**
     * @param wanted its id is made here
     * @throws ReportRefused if its month is closed
     */
    SharedCost add(SharedCost wanted);

    /**
     * @return false if there is none
     * @throws ReportRefused if its month is closed
     */
    boolean remove(String id);
}
