package io.tollgate.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What can be seen of the pages without a gateway. */
class ManualPagesTest {

    private static final List<Page> PAGES = Page.all();
    private static final Pattern VARIABLE = Pattern.compile("(?:env:|\\$\\{)([A-Z0-9_]+)");

    @Test
    void everyLinkLeadsSomewhere() {
        Map<Path, Page> byFile =
                PAGES.stream().collect(Collectors.toMap(Page::file, Function.identity()));
        List<String> broken = new ArrayList<>();
        for (Page page : PAGES) {
            for (String link : page.links()) {
                if (!leadsSomewhere(page, link, byFile)) {
                    broken.add(page.file() + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(PAGES.stream().mapToInt(page -> page.links().size()).sum()).isGreaterThan(100);
    }

    private static boolean leadsSomewhere(Page page, String link, Map<Path, Page> byFile) {
        String[] parts = link.split("#", 2);
        Path target =
                parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
        if (!Files.exists(Page.ROOT.resolve(target))) {
            return false;
        }
        Page to = byFile.get(target);
        return parts.length == 1 || (to != null && to.anchors().contains(parts[1]));
    }

    @Test
    void everyPageIsInTheTableOfContents() {
        String contents = Page.of("docs/README.md").text();

        assertThat(PAGES)
                .filteredOn(page -> page.file().startsWith("docs"))
                .filteredOn(page -> !page.file().endsWith("README.md"))
                .filteredOn(page -> !page.file().startsWith("docs/adr"))
                .extracting(page -> Path.of("docs").relativize(page.file()).toString())
                .allSatisfy(name -> assertThat(contents).contains("(" + name + ")"));
    }

    @Test
    void settingsAreTaken() {
        List<String> refused = new ArrayList<>();
        List<Block> settings = blocks(Block::isSettings);
        for (Block block : settings) {
            String yaml = withoutFiles(block.code());
            try {
                reader(yaml).read(new SettingsContent(block.page(), yaml, FileTime.fromMillis(0)));
            } catch (InvalidSettings e) {
                refused.add(block + ": " + e.problems());
            }
        }
        assertThat(refused).isEmpty();
        assertThat(settings).hasSizeGreaterThan(8);
    }

    /** Nobody has the files here in which secrets are there. */
    private static String withoutFiles(String yaml) {
        return yaml.replaceAll("file:/[^\"'\\s,}\\]]+", "env:OUT_OF_A_FILE");
    }

    private static SettingsReader reader(String yaml) {
        MockEnvironment environment = new MockEnvironment();
        VARIABLE.matcher(yaml)
                .results()
                .map(match -> match.group(1))
                .forEach(name -> environment.setProperty(name, secretOrUrl(name)));
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), environment);
    }

    private static String secretOrUrl(String name) {
        return name.endsWith("_URL")
                ? "redis://localhost:6379"
                : "0123456789abcdef0123456789abcdef";
    }

    /** A page that marks one block of commands marks all of them. */
    @Test
    void commandsAreRunOrSayWhyNot() {
        List<Block> silent = new ArrayList<>();
        for (Page page : PAGES) {
            List<Block> commands = page.blocks().stream().filter(Block::isCommands).toList();
            if (commands.stream().anyMatch(block -> block.runs() || block.isExcused())) {
                commands.stream()
                        .filter(block -> !block.runs() && !block.isExcused())
                        .forEach(silent::add);
            }
        }
        assertThat(silent).as("neither `runs`, `ran by hand: DATE` nor `not run: WHY`").isEmpty();
        assertThat(blocks(Block::runs)).hasSizeGreaterThan(10);
    }

    private static List<Block> blocks(Predicate<Block> which) {
        return PAGES.stream().flatMap(page -> page.blocks().stream()).filter(which).toList();
    }
}
