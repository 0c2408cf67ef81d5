package io.tollgate.filters.gateway;

/** Text that a caller may have a hand in, made fit for a header: printable ASCII, bounded. */
final class HeaderText {

    private static final int MAX_LENGTH = 1_000;

    private HeaderText() {}

    static String of(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        return cut.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                ? cut
                : cut.replaceAll("[^ -~]", "?");
    }
}
