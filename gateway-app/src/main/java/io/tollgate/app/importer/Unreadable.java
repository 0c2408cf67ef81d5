package io.tollgate.app.importer;

import java.io.Serial;

/** The file is none that anything can be made of; the message is for people and shows no value. */
final class Unreadable extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message);
    }
}
