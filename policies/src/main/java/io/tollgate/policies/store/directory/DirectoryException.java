package io.tollgate.policies.store.directory;

/** Something cannot be declared as it was asked; the message says why and what to do. */
public final class DirectoryException extends RuntimeException {

    private final Kind kind;

    DirectoryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** For whoever turns it into an answer. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong. */
    public enum Kind {
        /** What is named is not there. */
        UNKNOWN,
        /** The name belongs to something else. */
        TAKEN,
        /** It can be declared nowhere. */
        INVALID
    }
}
