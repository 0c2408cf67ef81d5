package io.tollgate.app.oidc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file for each provider in a folder of the node's own. Files are made for their owner alone, and
 * replaced whole: whoever could write one could make tokens.
 */
public final class FolderKeptKeys implements KeptKeys {

    private static final long LARGEST = 1 << 20;

    private final Path folder;

    /**
     * @param folder exists, and only its owner may write there
     */
    public FolderKeptKeys(Path folder) {
        this.folder = folder;
    }

    private Path file(String issuer) {
        return folder.resolve("jwks-" + issuer + ".json");
    }

    @Override
    public @Nullable String read(String issuer) throws IOException {
        Path file = file(issuer);
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException(file + " is larger than any that was written here");
            }
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    @Override
    public void write(String issuer, String json) throws IOException {
        // The platform makes such files for their owner alone.
        Path fresh = Files.createTempFile(folder, "jwks-" + issuer, ".new");
        try {
            Files.writeString(fresh, json);
            Files.move(
                    fresh,
                    file(issuer),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
