package io.tollgate.filters.gateway;

import io.tollgate.filters.translate.Passed;
import io.tollgate.filters.translate.Translation;
import io.tollgate.policies.account.AttemptAccount;
import io.tollgate.policies.account.AttemptAccount.Ending;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Says what an attempt used, by its provider's word or else by what passed. */
final class Bill {

    private static final long PROGRESS_NANOS = 1_000_000_000;

    /** Frames that end a stream are no tokens. */
    private static final long NO_TOKENS = 16;

    private final AttemptAccount account;
    private final long inputTokens;
    private final long outputTokens;
    private long toldNanos;
    private boolean told;

    /**
     * @param inputTokens of the prompt, roughly
     * @param outputTokens that are paid for, negative if that is not bounded
     */
    Bill(AttemptAccount account, long inputTokens, long outputTokens) {
        this.account = account;
        this.inputTokens = inputTokens;
        this.outputTokens = outputTokens;
    }

    /**
     * A piece of a stream has passed. The first is noted at once, since by then the prompt was
     * read, and the others each second: if this node dies, so much is known.
     *
     * @return whether more came than is paid for
     */
    boolean passed(Translation translation) {
        Passed passed = translation.passed();
        boolean over = outputTokens >= 0 && passed.pieces() > outputTokens + NO_TOKENS;
        long now = System.nanoTime();
        if (!told || now - toldNanos > PROGRESS_NANOS) {
            told = true;
            toldNanos = now;
            over |= account.progress(used(translation.usage(), passed));
        }
        return over;
    }

    /** It is over, and its provider told what was used, unless it does not tell. */
    @Nullable Money settle(Translation translation, Ending ending) {
        TokenUsage reported = translation.usage();
        return reported == null
                ? estimate(translation, ending)
                : account.settle(reported, Source.REPORTED, ending);
    }

    /** It is over before its provider told, but had begun. */
    @Nullable Money estimate(Translation translation, Ending ending) {
        TokenUsage reported = translation.usage();
        Passed passed = translation.passed();
        if (reported == null && passed.pieces() == 0) {
            return account.settle(null, null, ending);
        }
        if (reported != null && passed.isFinished()) {
            return account.settle(reported, Source.REPORTED, ending);
        }
        return account.settle(
                used(reported, passed),
                reported == null ? Source.ESTIMATED : Source.PARTIAL,
                ending);
    }

    void voided(Ending ending) {
        account.voided(ending);
    }

    private TokenUsage used(@Nullable TokenUsage reported, Passed passed) {
        return reported == null
                ? TokenUsage.of(inputTokens, passed.tokens())
                : reported.withOutputOfAtLeast(passed.tokens());
    }
}
