package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request costs by what it used and how long its prompt was.
 *
 * @param tiers by rising length of the prompt; the first is for all that no other is for
 */
public record Terms(List<ContextTier> tiers) {

    /**
     * @throws IllegalArgumentException if the tiers do not rise from 0
     */
    public Terms {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().above() != 0) {
            throw new IllegalArgumentException("prices begin with those of short prompts");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).above() <= tiers.get(i - 1).above()) {
                throw new IllegalArgumentException("context tiers must rise");
            }
        }
    }

    /** The same prices whatever the prompt's length. */
    public static Terms of(Rates rates) {
        return new Terms(List.of(new ContextTier(0, rates)));
    }

    /** Of what was used, exactly; null if it holds a kind whose price is not known. */
    public @Nullable Money cost(TokenUsage usage) {
        return tier(usage.totalInput()).rates().cost(usage);
    }

    /** The tier that requests with so many prompt tokens are in. */
    public ContextTier tier(long prompt) {
        int at = tiers.size() - 1;
        while (at > 0 && prompt <= tiers.get(at).above()) {
            at--;
        }
        return tiers.get(at);
    }

    /** The tier that begins above so many tokens, null if there is none. */
    public @Nullable ContextTier above(long above) {
        for (ContextTier tier : tiers) {
            if (tier.above() == above) {
                return tier;
            }
        }
        return null;
    }

    /** The dearest of the tiers that a prompt of at most so many tokens can be in. */
    Money most(long inputTokens, long outputTokens) {
        Money most = tiers.getFirst().rates().most(inputTokens, outputTokens);
        for (ContextTier tier : tiers) {
            if (tier.above() < inputTokens) {
                most = most.max(tier.rates().most(inputTokens, outputTokens));
            }
        }
        return most;
    }
}
