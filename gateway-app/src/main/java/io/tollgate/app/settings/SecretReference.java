package io.tollgate.app.settings;

import io.tollgate.filters.upstream.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A credential that is given as itself, as {@code env:NAME} or as {@code file:/path}. */
final class SecretReference {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    /** What is not a name may be the secret itself, put there by mistake, and is not repeated. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,99}");

    private final Environment environment;

    SecretReference(Environment environment) {
        this.environment = environment;
    }

    /** The credential, null if none is given or the reference leads nowhere, which is a problem. */
    @Nullable Secret read(Section section, Key key) {
        String reference = section.text(key);
        return reference == null ? null : read(section, key, reference);
    }

    /** The credentials of a list. */
    List<Secret> readAll(Section section, Key key) {
        return section.words(key).stream()
                .map(reference -> read(section, key, reference))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * What a reference leads to, whatever it is; null if nowhere.
     *
     * @param path of the setting that holds it
     */
    @Nullable String resolve(Section section, String path, String reference) {
        return reference.startsWith(ENV)
                ? variable(section, path, reference.substring(ENV.length()))
                : reference.startsWith(FILE)
                        ? file(section, path, reference.substring(FILE.length()))
                        : reference;
    }

    private @Nullable Secret read(Section section, Key key, String reference) {
        String value = resolve(section, section.path(key), reference);
        if (value == null) {
            return null;
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F) || value.isEmpty()) {
            section.problems()
                    .add(section.path(key), "is not a credential that a header can hold.");
            return null;
        }
        return new Secret(value);
    }

    private @Nullable String variable(Section section, String place, String name) {
        if (!NAME.matcher(name).matches()) {
            section.problems().add(place, "expected a variable's name behind env:.");
            return null;
        }
        String value = environment.getProperty(name);
        if (value == null || value.isBlank()) {
            section.problems().add(place, "the variable " + name + " is not set.");
            return null;
        }
        return value.strip();
    }

    private static @Nullable String file(Section section, String place, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException e) {
            section.problems()
                    .add(
                            place,
                            "the file behind file: cannot be read ("
                                    + e.getClass().getSimpleName()
                                    + ").");
            return null;
        }
    }
}
