package io.tollgate.app.policies;

import io.tollgate.app.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The node's own directory; only its user may read what is in it. */
public final class DataFolder {

    private static final int PEPPER_BYTES = 32;
    private static final int NODE_BYTES = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    /**
     * Makes it if it is not there.
     *
     * @throws InvalidSettings if it cannot be made or written to
     */
    public DataFolder(Path folder) {
        this.folder = folder;
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, only("rwx------"));
            }
            if (!Files.isWritable(folder)) {
                throw unusable(folder, "it cannot be written to");
            }
        } catch (IOException e) {
            throw unusable(folder, e.toString());
        }
    }

    private static InvalidSettings unusable(Path folder, String why) {
        return new InvalidSettings(
                "tollgate.data", List.of(folder.toAbsolutePath() + " cannot be used: " + why));
    }

    private static FileAttribute<?>[] only(String permissions) {
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)}
                : new FileAttribute<?>[0];
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The embedded database. */
    public String databaseUrl() {
        return "jdbc:sqlite:" + folder.resolve("tollgate.db");
    }

    Path spool() {
        return folder.resolve("spool");
    }

    /** Made at the first start. */
    public String pepper() {
        return keptOrMade("pepper", PEPPER_BYTES, Base64.getEncoder()::encodeToString);
    }

    /** Made at the first start. */
    String node() {
        return keptOrMade("node", NODE_BYTES, bytes -> "node-" + HexFormat.of().formatHex(bytes));
    }

    /** Where the first administrator's token stands while it is good. */
    public Path bootstrapToken() {
        return folder.resolve("bootstrap-token");
    }

    /** Writes a file that only the node's user may read. */
    public void write(Path file, String text) {
        try {
            Files.createFile(file, only("rw-------"));
            Files.writeString(file, text + System.lineSeparator(), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(folder, e.toString());
        }
    }

    /** Takes a file away, if it is there. */
    public void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(folder, e.toString());
        }
    }

    /** Turns random bytes into a text. */
    private interface Spelling {

        String of(byte[] bytes);
    }

    private String keptOrMade(String name, int bytes, Spelling spelling) {
        Path file = folder.resolve(name);
        try {
            byte[] random = new byte[bytes];
            RANDOM.nextBytes(random);
            Files.createFile(file, only("rw-------"));
            Files.writeString(file, spelling.of(random), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            // Made by an earlier start: it is read below.
        } catch (IOException e) {
            throw unusable(folder, e.toString());
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unusable(folder, e.toString());
        }
    }
}
