package io.tollgate.app.oidc;

/**
 * A token that is not taken. The message is for whoever sent it, and tells nothing that helps to
 * make a better forgery; {@link #detail} is for the log.
 */
public final class TokenRefused extends RuntimeException {

    private static final int LONGEST_QUOTE = 80;
    private static final String INVALID = "This token is not valid.";

    /** Why. */
    public enum Reason {
        TOO_LONG("This token is too long."),
        MALFORMED(INVALID),
        /** An algorithm that is not taken, or not of this issuer. */
        ALGORITHM(INVALID),
        TYPE(INVALID),
        /** It demands extensions. */
        CRITICAL(INVALID),
        ISSUER(INVALID),
        /** No key of the issuer has the id. */
        KEY(INVALID),
        SIGNATURE(INVALID),
        AUDIENCE("This token is not meant for this API."),
        EXPIRED("This token has expired."),
        NOT_YET("This token is not valid yet."),
        SUBJECT(INVALID),
        /** It does not belong to the login that was begun. */
        LOGIN("This login is not valid; begin it again."),
        /** Nothing that it says of its user stands for anything here. */
        UNMAPPED("Your account has no access here. Ask those who run the gateway for it."),
        /** The issuer's keys are not known now; later they may be. */
        NO_KEYS("Nobody can say now whether this token is good; try again later.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;
    private final String detail;

    /**
     * @param detail for the log; what of it comes from the token has gone through {@link #quote}
     */
    TokenRefused(Reason reason, String detail) {
        super(reason.words, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** What was wrong, in one line without secrets. */
    public String detail() {
        return detail;
    }

    /** Whether the same token may be taken later: an error of ours, not of the caller's. */
    public boolean isTemporary() {
        return reason == Reason.NO_KEYS;
    }

    /** A stranger's text, as a log may show it. */
    static String quote(String text) {
        String shown =
                text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        StringBuilder quoted = new StringBuilder("'");
        shown.codePoints()
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
                .forEach(quoted::appendCodePoint);
        return quoted.append('\'').toString();
    }
}
