import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Lays out what a Tollgate needs to run anywhere: a runtime of its own, the application beside its
 * libraries, the AOT cache, the list of components. A part of the build:
 *
 * <pre>java Layout.java JAR FILES LICENSE HOME ROLE</pre>
 *
 * where FILES is a folder with {@code jvm.options}, {@code tollgate.yml} and what else belongs
 * there.
 */
final class Layout {

    private static final String SBOM = "META-INF/sbom/application.cdx.json";

    /** What Spring, Netty and the database drivers use, and jcmd for whoever looks after it. */
    private static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.instrument",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.security.jgss",
                    "java.security.sasl",
                    "java.sql",
                    "jdk.crypto.ec",
                    "jdk.jcmd",
                    "jdk.management",
                    "jdk.naming.dns",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs");

    /** Of java.desktop only beans are used. */
    private static final String PICTURES_AND_SOUND =
            "regex:.*/lib(awt.*|fontmanager|freetype|harfbuzz|javajpeg|jawt|jsound|lcms|mlib_image|splashscreen)\\.so";

    private Layout() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[3]).toAbsolutePath();
        lay(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), home);
        Train.main(new String[] {home.toString(), args[4]});
    }

    static void lay(Path jar, Path files, Path license, Path home) throws Exception {
        delete(home);
        Files.createDirectories(home);
        runtime(home.resolve("runtime"));
        extract(home, jar.toAbsolutePath());
        copy(files, home);
        Files.copy(license, home.resolve("LICENSE"));
        try (FileSystem inJar = FileSystems.newFileSystem(jar)) {
            Path sbom = inJar.getPath("BOOT-INF/classes/" + SBOM);
            Files.copy(
                    Files.exists(sbom) ? sbom : inJar.getPath(SBOM), home.resolve("sbom.cdx.json"));
        }
    }

    private static void runtime(Path into) {
        int exit =
                ToolProvider.findFirst("jlink")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--add-modules",
                                String.join(",", MODULES),
                                "--strip-debug",
                                "--no-man-pages",
                                "--no-header-files",
                                "--exclude-files",
                                PICTURES_AND_SOUND,
                                "--output",
                                into.toString());
        if (exit != 0) {
            throw new IllegalStateException("jlink ended with " + exit);
        }
    }

    private static void extract(Path home, Path jar) throws Exception {
        int exit =
                new ProcessBuilder(
                                home.resolve("runtime/bin/java").toString(),
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                home.resolve("app").toString(),
                                "--application-filename",
                                "tollgate.jar")
                        .inheritIO()
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("The jar cannot be extracted: " + exit);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path one, IOException e)
                            throws IOException {
                        Files.delete(one);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
