package io.tollgate.app.start;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway finds where it starts.
 *
 * @param address where it listens; null: everywhere
 * @param hasTls whether what comes there is encrypted
 * @param user as whom it runs
 */
record Surroundings(Settings settings, @Nullable InetAddress address, boolean hasTls, String user) {

    private static final Pattern SECRET_FILE = Pattern.compile("\\bfile:([^\\s\"',}\\]]+)");

    /** Whether others than this machine reach it. */
    boolean isOpen() {
        return address == null || !address.isLoopbackAddress();
    }

    /** The files that the settings name for secrets. */
    List<Path> secretFiles() {
        SettingsContent source = settings.source();
        if (source == null) {
            return List.of();
        }
        return SECRET_FILE
                .matcher(source.text())
                .results()
                .map(found -> found.group(1))
                .flatMap(Surroundings::path)
                .toList();
    }

    private static Stream<Path> path(String name) {
        try {
            return Stream.of(Path.of(name));
        } catch (InvalidPathException _) {
            // The reader of the settings has said so already.
            return Stream.empty();
        }
    }

    /** Whether everybody on this machine may read it; false where there are no such rights. */
    static boolean isOpenToOthers(Path file) {
        try {
            return Files.exists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file)
                            .contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException _) {
            // Whoever has to read it will say why that cannot be done.
            return false;
        }
    }
}
