package io.tollgate.filters.gateway;

import java.util.regex.Pattern;

/** Text that a caller or a provider may have a hand in, made fit for a log: one line, bounded. */
final class LogText {

    private static final int MAX_LENGTH = 1_000;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");

    private LogText() {}

    static String of(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return BREAKS.matcher(cut).replaceAll(" ");
    }
}
