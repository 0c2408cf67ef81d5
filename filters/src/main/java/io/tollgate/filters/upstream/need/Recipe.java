package io.tollgate.filters.upstream.need;

import io.tollgate.filters.upstream.ByNeed;
import java.util.List;

/** Rules that come with the gateway: the cheap model for what is short and simple. */
public final class Recipe {

    /** A prompt of some pages. */
    private static final int LONG_PROMPT = 4_000;

    private Recipe() {}

    /**
     * The {@code auto} recipe.
     *
     * @param cheap for short, simple prompts
     * @param strong for tools, code, pictures, reasoning, and long prompts
     */
    public static ByNeed auto(String cheap, String strong) {
        return new ByNeed(
                List.of(
                        when(new Condition.Has(Trait.TOOLS, true), strong),
                        when(new Condition.Has(Trait.IMAGES, true), strong),
                        when(new Condition.Has(Trait.REASONING, true), strong),
                        when(new Condition.Has(Trait.CODE, true), strong),
                        when(new Condition.InputTokens(LONG_PROMPT, null), strong),
                        new Rule(List.of(), cheap)));
    }

    private static Rule when(Condition condition, String model) {
        return new Rule(List.of(condition), model);
    }
}
