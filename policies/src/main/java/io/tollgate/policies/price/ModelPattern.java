package io.tollgate.policies.price;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The models that a price is for. Letters' case says nothing. A plain name stands for itself and
 * its dated releases ({@code gpt-5}: {@code gpt-5-2025-08-07}); {@code name*} for every name that
 * begins with it, {@code *name*} for every name that holds it, both at a separator, so that {@code
 * claude-opus-4-1*} is not the price of {@code claude-opus-4-10}; {@code *} for all.
 */
public record ModelPattern(String text) {

    /** How exactly a name is met; a dated release may have an entry of its own, so it is less. */
    private static final int EXACT = 4_000_000;

    private static final int DATED = 3_000_000;
    private static final int PREFIX = 2_000_000;
    private static final int WITHIN = 1_000_000;
    private static final int LONGEST = 500;

    private static final Pattern RELEASE =
            Pattern.compile("[-@](20\\d{6}|20\\d\\d-\\d\\d-\\d\\d|00\\d|latest)");
    private static final String LATEST = "-latest";
    private static final String BETWEEN_WORDS = "-@:./_";

    /** A point goes on with the version: {@code gpt-5*} is not the price of {@code gpt-5.4}. */
    private static final String AFTER_A_NAME = "-@:/_";

    /**
     * @throws IllegalArgumentException if it is empty, too long, or has a star inside
     */
    public ModelPattern {
        text = text.strip().toLowerCase(Locale.ROOT);
        String core = core(text);
        if (text.isEmpty() || text.length() > LONGEST || core.indexOf('*') >= 0) {
            throw new IllegalArgumentException(
                    "a model is NAME, NAME*, *NAME* or *, and not '" + text + "'");
        }
        if (text.startsWith("*") && !text.endsWith("*")) {
            throw new IllegalArgumentException("a model cannot be known by its end: " + text);
        }
    }

    private static String core(String text) {
        int from = text.startsWith("*") ? 1 : 0;
        int to = text.endsWith("*") ? text.length() - 1 : text.length();
        return text.substring(from, Math.max(from, to));
    }

    /**
     * How closely a model's name is met: more is closer.
     *
     * @param model in lower case
     * @return negative if it is not
     */
    int match(String model) {
        String core = core(text);
        if (text.startsWith("*")) {
            return holds(model, core) ? WITHIN + core.length() : -1;
        }
        if (model.equals(core)) {
            return EXACT;
        }
        if (!model.startsWith(core)) {
            return -1;
        }
        if (text.endsWith("*")) {
            return endsAt(model, core.length()) ? PREFIX + core.length() : -1;
        }
        return RELEASE.matcher(model).region(core.length(), model.length()).matches()
                        && !isFamily(core, model)
                ? DATED
                : -1;
    }

    /**
     * What is latest of a name without a version, such as {@code gemini-pro-latest}, is another
     * model than the one that once had that name.
     */
    private static boolean isFamily(String core, String model) {
        return model.endsWith(LATEST) && core.chars().noneMatch(Character::isDigit);
    }

    private static boolean holds(String model, String core) {
        for (int at = model.indexOf(core); at >= 0; at = model.indexOf(core, at + 1)) {
            boolean begins = at == 0 || BETWEEN_WORDS.indexOf(model.charAt(at - 1)) >= 0;
            if (begins && endsAt(model, at + core.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word of the name ends before this place. */
    private static boolean endsAt(String model, int at) {
        return at == 0
                || at >= model.length()
                || AFTER_A_NAME.indexOf(model.charAt(at)) >= 0
                || BETWEEN_WORDS.indexOf(model.charAt(at - 1)) >= 0;
    }
}
