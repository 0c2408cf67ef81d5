package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The budgets' store, as a node sees it. Its calls block. */
public interface LeaseBank {

    /**
     * Leases parts of windows to a holder, in one transaction: of each what is wished, or what is
     * left of it. Windows that are not there yet are made, and limits that have changed are noted.
     *
     * @return how each window stands afterwards, by its id
     * @throws BankUnavailable if the store cannot be asked
     */
    Map<String, Standing> lease(List<Wish> wishes, String holder);

    /**
     * Gives parts of leases back.
     *
     * @throws BankUnavailable if the store cannot be asked
     */
    void giveBack(Map<String, Money> amounts, String holder);

    /**
     * How windows stand; also lets what has fallen out of rolling ones go.
     *
     * @throws BankUnavailable if the store cannot be asked
     */
    Map<String, Standing> look(Collection<String> windows, Instant now);

    /**
     * A window of which somebody needs something.
     *
     * @param rollingHours how long a rolling one is, 0 for another
     * @param need that is waited for; more may be leased, for those to come
     * @param hard whether it has to be leased; of a soft one nothing is
     */
    record Wish(
            String window,
            String budget,
            Money limit,
            Instant ends,
            long rollingHours,
            boolean hard,
            List<Integer> alertPercents,
            Money need) {

        public Wish {
            alertPercents = List.copyOf(alertPercents);
        }
    }

    /**
     * A window in the store.
     *
     * @param leased to all nodes together
     * @param granted of what was wished just now
     * @param wanted whether somebody was refused lately, and waits for what others have leased
     */
    record Standing(Money limit, Money spent, Money leased, Money granted, boolean wanted) {

        /** What nobody has spent or leased. */
        public Money available() {
            return limit.minus(spent).minus(leased).max(Money.ZERO);
        }
    }

    /** The store cannot be asked. */
    final class BankUnavailable extends RuntimeException {

        public BankUnavailable(Throwable cause) {
            super(cause);
        }
    }
}
