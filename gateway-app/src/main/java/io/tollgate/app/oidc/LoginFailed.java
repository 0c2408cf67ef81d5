package io.tollgate.app.oidc;

/** A login that came to nothing. The message is for who tried; the detail for the log. */
public final class LoginFailed extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** There is no such place to log in. */
        UNKNOWN("There is no such login."),
        /** It is not the one that was begun in this browser, or that was too long ago. */
        NOT_PENDING("This login is not valid any more; begin it again."),
        /** The identity provider did not take it. */
        REFUSED("The login was not accepted; begin it again."),
        /** The identity provider cannot be reached. */
        AWAY("The login is not available now; try again later.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;
    private final String detail;

    LoginFailed(Reason reason, String detail) {
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
}
