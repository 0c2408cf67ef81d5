package io.tollgate.policies.access;

/**
 * Matches names against {@code claude-*}. It is asked at each request about a name that a stranger
 * made up: it keeps nothing, and never takes more steps than one length times the other.
 */
final class Glob {

    private static final char ANY = '*';

    private Glob() {}

    /** A star stands for any characters, also none; all else for itself. */
    static boolean matches(String glob, String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length()) {
            if (at < glob.length() && glob.charAt(at) == ANY) {
                star = at++;
                resume = in;
            } else if (at < glob.length() && glob.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                // The last star takes one character more; earlier ones need never be tried again.
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < glob.length() && glob.charAt(at) == ANY) {
            at++;
        }
        return at == glob.length();
    }
}
