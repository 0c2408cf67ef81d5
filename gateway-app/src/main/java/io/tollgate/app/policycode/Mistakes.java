package io.tollgate.app.policycode;

import java.io.Serial;
import java.util.List;

/** The files cannot be what their authors mean; all that is wrong is said at once. */
final class Mistakes extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * @param all one line each
     */
    Mistakes(List<String> all) {
        super(String.join(System.lineSeparator(), all));
    }
}
