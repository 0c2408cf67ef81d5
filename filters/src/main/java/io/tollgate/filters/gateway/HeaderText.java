package io.tollgate.filters.gateway;

/** Text that a caller may have a hand in, made fit for a header: printable ASCII, bounded. */
final class HeaderText {

    private static final int MAX_LENGTH = 1_000;

    private HeaderText() {}

    static String of(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        return isPrintable(cut) ? cut : cut.replaceAll("[^ -~]", "?");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
