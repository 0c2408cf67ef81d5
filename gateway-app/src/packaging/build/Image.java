import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/**
 * Lays out the image's layers, the ones that change least at the bottom. A part of the build:
 *
 * <pre>java Image.java JAR FILES LICENSE LAYERS BASE</pre>
 *
 * On the base {@code scratch} the bottom layer is a small distroless of our own: the C library that
 * the runtime wants, from the Debian package of the building machine, a user and two folders.
 */
final class Image {

    private static final String PACKAGE = "libc6";

    private static final Set<String> LIBRARIES =
            Set.of(
                    "libc.so.6",
                    "libdl.so.2",
                    "libm.so.6",
                    "libnss_dns.so.2",
                    "libnss_files.so.2",
                    "libpthread.so.0",
                    "libresolv.so.2",
                    "librt.so.1");

    private final Path layers;
    private final Path home;

    private Image(Path layers) {
        this.layers = layers;
        this.home = layers.resolve("home");
    }

    public static void main(String[] args) throws Exception {
        Image image = new Image(Path.of(args[3]).toAbsolutePath());
        Layout.delete(image.layers);
        Layout.lay(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), image.home);
        Train.main(new String[] {image.home.toString(), "full"});
        if (args[4].equals("scratch")) {
            image.distroless();
        }
        image.folders();
        image.divide();
    }

    private Path of(String layer, String path) throws IOException {
        Path file = layers.resolve(layer + path);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void distroless() throws Exception {
        for (String file : output("dpkg", "-L", PACKAGE)) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (Files.isRegularFile(Path.of(file))
                    && (LIBRARIES.contains(name) || name.startsWith("ld-linux"))) {
                Files.copy(Path.of(file), of("base", file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // Where scanners look for what a distroless image holds.
        Files.write(
                of("base", "/var/lib/dpkg/status.d/" + PACKAGE),
                output("dpkg-query", "-s", PACKAGE));
        String copyright = "/usr/share/doc/" + PACKAGE + "/copyright";
        Files.copy(Path.of(copyright), of("base", copyright));
        Files.writeString(
                of("base", "/etc/passwd"),
                """
                root:x:0:0:root:/root:/sbin/nologin
                nonroot:x:65532:65532:nonroot:/data:/sbin/nologin
                """);
        Files.writeString(of("base", "/etc/group"), "root:x:0:\nnonroot:x:65532:\n");
        Files.writeString(of("base", "/etc/nsswitch.conf"), "hosts: files dns\n");
    }

    private void folders() throws IOException {
        Files.createDirectories(of("base", "/data/"));
        Files.createDirectories(of("base", "/tmp/"));
    }

    private void divide() throws IOException {
        String opt = "/opt/tollgate";
        Files.move(home.resolve("runtime"), of("runtime", opt + "/runtime"));
        Files.move(home.resolve("app/lib"), of("libraries", opt + "/app/lib"));
        Files.move(home.resolve("app/tollgate.jar"), of("application", opt + "/app/tollgate.jar"));
        for (String file : List.of("LICENSE", "sbom.cdx.json")) {
            Files.move(home.resolve(file), of("application", opt + "/" + file));
        }
        Files.move(home.resolve("tollgate.yml"), of("application", "/etc/tollgate/tollgate.yml"));
        Files.writeString(
                of("application", opt + "/run"),
                Files.readString(home.resolve("jvm.options"))
                        + """
                        -XX:AOTCache=%1$s/app/tollgate.aot
                        -jar
                        %1$s/app/tollgate.jar
                        """
                                .formatted(opt));
        Files.move(home.resolve("app/tollgate.aot"), of("cache", opt + "/app/tollgate.aot"));
    }

    private static List<String> output(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command)
                            + " failed: the base scratch takes its C library from Debian; name"
                            + " another base with -Dimage.base");
        }
        return lines;
    }
}
