package io.tollgate.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the manual.
 *
 * @param file from the repository's root
 * @param text with the blocks of code taken out
 */
public record Page(Path file, String text, List<Block> blocks) {

    /** The tests run in their module. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(\\s*)(```+)\\s*([a-z]*)\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s*<!--\\s*(.*?)\\s*-->\\s*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern GATEWAY = Pattern.compile("<!--\\s*gateway: (\\w+)\\s*-->");

    /** All pages that people read. */
    public static List<Page> all() {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            Stream.concat(docs, top)
                    .filter(path -> path.toString().endsWith(".md"))
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().map(Page::of).toList();
    }

    /** A page by its name, such as {@code docs/focus.md}. */
    public static Page of(String name) {
        return of(ROOT.resolve(name));
    }

    private static Page of(Path file) {
        try {
            return parse(ROOT.relativize(file), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page parse(Path file, List<String> lines) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        String above = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int first = i + 1;
                StringBuilder code = new StringBuilder();
                for (i++; !lines.get(i).strip().equals(fence.group(2)); i++) {
                    String line = lines.get(i);
                    boolean indented = line.startsWith(fence.group(1));
                    code.append(indented ? line.substring(fence.group(1).length()) : line);
                    code.append('\n');
                }
                Matcher comment = COMMENT.matcher(above);
                String marker = comment.matches() ? comment.group(1) : "";
                blocks.add(new Block(file, first, fence.group(3), marker, code.toString()));
                above = "";
            } else {
                above = lines.get(i).isBlank() ? above : lines.get(i);
                text.append(lines.get(i)).append('\n');
            }
        }
        return new Page(file, text.toString(), List.copyOf(blocks));
    }

    /**
     * Which gateway its commands are for: {@code open}, unless it says {@code keys} or {@code
     * none}.
     */
    public String gateway() {
        Matcher gateway = GATEWAY.matcher(text);
        return gateway.find() ? gateway.group(1) : "open";
    }

    /** Where its links lead, those to other sites left out. */
    List<String> links() {
        String prose = text.replaceAll("`[^`\n]*`", "");
        return LINK.matcher(prose)
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** What its headings are called in links, as GitHub makes it of them. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(text)
                .results()
                .map(match -> slug(match.group(1)))
                .forEach(
                        slug -> {
                            int times = seen.merge(slug, 1, Integer::sum);
                            anchors.add(times == 1 ? slug : slug + "-" + (times - 1));
                        });
        return anchors;
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replace(' ', '-');
    }
}
