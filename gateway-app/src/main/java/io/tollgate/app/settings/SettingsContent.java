package io.tollgate.app.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the settings' file when it was looked at. It is read once, so that what is checked
 * is what is taken, whoever writes to the file meanwhile.
 *
 * @param text may hold secrets
 * @param modified tells two looks at a file that nobody wrote to from two that met the same text by
 *     chance, such as none while it is written again and again
 */
public record SettingsContent(Path file, String text, FileTime modified) {

    /**
     * What stands there now.
     *
     * @throws InvalidSettings if it cannot be read
     */
    public static SettingsContent of(Path file) {
        try {
            return new SettingsContent(
                    file, Files.readString(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new InvalidSettings(
                    file.toString(),
                    List.of("cannot be read (" + e.getClass().getSimpleName() + ")."));
        }
    }

    public boolean saysTheSameAs(@Nullable SettingsContent other) {
        return other != null && text.equals(other.text);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The file's SHA-256, in hexadecimal digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the text, in which secrets may stand. */
    @Override
    public String toString() {
        return "SettingsContent[" + file + ", " + sha256() + "]";
    }
}
