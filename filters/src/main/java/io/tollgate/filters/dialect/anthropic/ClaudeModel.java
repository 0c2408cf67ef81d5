package io.tollgate.filters.dialect.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's name says of the forms that it takes, which have changed from version to version.
 * A Claude without a version is the newest; what is no Claude is served by somebody compatible, who
 * as a rule takes all forms that the API ever had.
 *
 * @param claude whether it is one
 * @param version hundred times the major version, and the minor: 4.5 is 405
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking">Adaptive
 *     thinking</a>
 */
record ClaudeModel(boolean claude, int version) {

    private static final Pattern NAME =
            Pattern.compile(
                    "\\bclaude\\b(?:-(?!v\\d)[a-z]+)*(?:-v?(?<major>\\d{1,2})(?:[.-](?<minor>\\d{1,2}))?(?!\\d))?");

    private static final int NEWEST = Integer.MAX_VALUE;

    static ClaudeModel of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.find()) {
            return new ClaudeModel(false, NEWEST);
        }
        String major = matcher.group("major");
        String minor = matcher.group("minor");
        return new ClaudeModel(
                true,
                major == null
                        ? NEWEST
                        : 100 * Integer.parseInt(major)
                                + (minor == null ? 0 : Integer.parseInt(minor)));
    }

    /** Whether it thinks at all. */
    boolean thinks() {
        return version >= 307;
    }

    /** Whether it decides by itself how long to think, and is told an effort. */
    boolean adaptive() {
        return claude && version >= 406;
    }

    /** Whether it thinks unless told not to. */
    boolean thinksUnasked() {
        return !claude || version >= 500;
    }

    /** Whether it can be told not to think. */
    boolean canKeepStill() {
        return !claude || version < 505;
    }

    /** Whether it knows an effort between high and max. */
    boolean knowsExtraHigh() {
        return version >= 407;
    }

    /** Whether temperature, {@code top_p} and {@code top_k} may be chosen. */
    boolean samples() {
        return !claude || version < 407;
    }

    /** Whether its answers can be bound to a schema. */
    boolean formats() {
        return claude && version >= 405;
    }
}
