package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for a month whatever is used of it: reserved throughput, machines. Teams share it by
 * what they use of the provider.
 *
 * @param capacityTokens what could be used of it; what nobody used of that is idle, and nobody's.
 *     null: those who use it share all of it
 */
public record SharedCost(
        String id,
        String name,
        String provider,
        YearMonth month,
        Money amount,
        Driver driver,
        @Nullable Long capacityTokens) {

    private static final int LONGEST = 200;

    /**
     * @throws ReportRefused if it cannot be shared
     */
    public SharedCost {
        if (name.isBlank()
                || name.length() > LONGEST
                || provider.isBlank()
                || provider.length() > LONGEST) {
            throw new ReportRefused(
                    "A shared cost has a name and a provider, of 200 letters at most");
        }
        if (!amount.isPositive()) {
            throw new ReportRefused("A shared cost is more than nothing");
        }
        if (capacityTokens != null && (driver != Driver.TOKENS || capacityTokens <= 0)) {
            throw new ReportRefused(
                    "A capacity is some tokens, and what is shared by tokens has one");
        }
    }

    /** By what it is shared. */
    public enum Driver {
        TOKENS,
        COST,
        CALLS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @throws ReportRefused if there is none of that name
         */
        public static Driver of(String word) {
            return Arrays.stream(values())
                    .filter(driver -> driver.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new ReportRefused("A cost is shared by tokens, cost or calls"));
        }
    }
}
