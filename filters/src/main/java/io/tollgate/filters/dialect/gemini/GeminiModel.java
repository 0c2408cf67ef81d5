package io.tollgate.filters.dialect.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's name says of the requests that it takes, which have changed from version to
 * version. A name without a version is taken for the newest.
 *
 * @param gemini whether it is one
 * @param version hundred times the major version, and the minor: 2.5 is 205
 * @param flash whether it is of the quick kind
 * @param lite whether it is of the smallest kind
 * @see <a href="https://ai.google.dev/gemini-api/docs/thinking">Thinking</a>
 */
record GeminiModel(boolean gemini, int version, boolean flash, boolean lite) {

    private static final Pattern NAME =
            Pattern.compile(
                    "\\bgemini\\b(?:-(?<major>\\d{1,2})(?:\\.(?<minor>\\d{1,2}))?(?!\\d))?");
    private static final int NEWEST = Integer.MAX_VALUE;

    /** From here on thinking is told in words. */
    private static final int LEVELS = 300;

    private static final int BUDGETS = 205;

    static GeminiModel of(String name) {
        boolean flash = name.contains("flash");
        boolean lite = name.contains("lite");
        Matcher matcher = NAME.matcher(name);
        if (!matcher.find()) {
            return new GeminiModel(false, NEWEST, flash, lite);
        }
        String major = matcher.group("major");
        String minor = matcher.group("minor");
        int version =
                major == null
                        ? NEWEST
                        : 100 * Integer.parseInt(major)
                                + (minor == null ? 0 : Integer.parseInt(minor));
        return new GeminiModel(true, version, flash, lite);
    }

    boolean thinks() {
        return version >= BUDGETS;
    }

    /** Whether it is told an effort rather than a budget. */
    boolean takesLevels() {
        return version >= LEVELS;
    }

    /** Whether it knows the least of the levels. */
    boolean knowsMinimal() {
        return lite || (flash && version < 307);
    }

    /** Whether it knows the level in the middle. */
    boolean knowsMedium() {
        return flash || version != LEVELS;
    }

    /** Whether it can be told not to think. */
    boolean canKeepStill() {
        return version < BUDGETS || (!takesLevels() && flash);
    }

    /** The smallest budget but none at all. */
    int leastBudget() {
        if (lite) {
            return 512;
        }
        return flash ? 1 : 128;
    }

    int mostBudget() {
        return flash ? 24_576 : 32_768;
    }

    /** Whether it refuses calls that come back without the signature it gave them. */
    boolean wantsSignatures() {
        return gemini && takesLevels();
    }

    /** Whether an answer can have a form while there are tools. */
    boolean formatsBesideTools() {
        return takesLevels();
    }

    /** Whether the result of a tool can hold pictures. */
    boolean seesResults() {
        return takesLevels();
    }
}
