package io.tollgate.app.settings;

import java.util.List;

/** The settings cannot be used as they are; the start stops. */
public final class InvalidSettings extends RuntimeException {

    private final String file;
    private final List<String> problems;

    public InvalidSettings(String file, List<String> problems) {
        super(file + ": " + String.join(System.lineSeparator(), problems));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    public String file() {
        return file;
    }

    /** Each with its path in the file; none shows a secret. */
    public List<String> problems() {
        return problems;
    }
}
