package io.tollgate.app.settings;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** What a gateway is for. */
public enum Role {
    /** Calls, and those who administer. */
    FULL,
    /** Calls only. */
    EDGE;

    private static final String VARIABLE = "TOLLGATE_ROLE";

    /**
     * The role before the settings are read, while it is still decided what there will be. A role
     * that does not exist counts as the default here; the reader refuses it soon enough.
     */
    public static Role of(Environment environment) {
        return of(environment.getProperty(RootKeys.ROLE.section() + "." + RootKeys.ROLE.text(), ""))
                .orElse(FULL);
    }

    /** The variable wins over the file, as it does for Spring's own keys. */
    static Role read(Section root, Environment environment) {
        Role written = root.choice(RootKeys.ROLE, Role.class);
        String variable = environment.getProperty(VARIABLE, "");
        if (variable.isBlank()) {
            return written;
        }
        Optional<Role> said = of(variable);
        if (said.isEmpty()) {
            root.problems()
                    .add(VARIABLE, "'" + variable + "' is not " + RootKeys.ROLE.type() + ".");
        }
        return said.orElse(written);
    }

    private static Optional<Role> of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
