package io.tollgate.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Where the settings are. */
public final class SettingsFile {

    /** The variable, or property, that names the file. */
    public static final String VARIABLE = "TOLLGATE_CONFIG";

    private static final List<String> NAMES =
            List.of("tollgate.yml", "tollgate.yaml", "tollgate.json");

    private SettingsFile() {}

    /**
     * The file that {@link #VARIABLE} names, or the one beside the process; empty if there is none.
     *
     * @throws InvalidSettings if the named file does not exist, or several stand beside the process
     */
    public static Optional<Path> locate(Environment environment) {
        String named = environment.getProperty(VARIABLE);
        return named == null || named.isBlank()
                ? beside(Path.of(""))
                : Optional.of(existing(Path.of(named.strip())));
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidSettings(
                    file.toString(), List.of(VARIABLE + " names this file, which does not exist."));
        }
        return file;
    }

    static Optional<Path> beside(Path folder) {
        List<Path> found =
                NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        if (found.size() > 1) {
            throw new InvalidSettings(
                    found.getFirst().toString(),
                    List.of(
                            "There are several: "
                                    + found
                                    + ". Keep one, or set "
                                    + VARIABLE
                                    + "."));
        }
        return found.stream().findFirst();
    }
}
