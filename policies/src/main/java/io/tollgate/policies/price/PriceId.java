package io.tollgate.policies.price;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a row of the ledger was priced: {@code published-1/anthropic/claude-x@priority>200000}.
 *
 * @param price the {@link Price#id}
 * @param above the context tier of it that held, in tokens; 0 for short prompts
 * @param whole whether the row costs what was held or last observed, and not its tokens by the
 *     price
 */
public record PriceId(String price, long above, boolean whole) {

    private static final String WHOLE = "#whole";
    private static final Pattern FORM = Pattern.compile("(.+?)(?:>(\\d{1,12}))?(#whole)?");

    /** Reads what {@link #toString} wrote. */
    public static PriceId of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new PriceId(text, 0, false);
        }
        String above = form.group(2);
        return new PriceId(
                form.group(1), above == null ? 0 : Long.parseLong(above), form.group(3) != null);
    }

    /** The same for a row whose tokens do not tell what it costs. */
    public PriceId asWhole() {
        return new PriceId(price, above, true);
    }

    @Override
    public String toString() {
        return price + (above > 0 ? ">" + above : "") + (whole ? WHOLE : "");
    }
}
