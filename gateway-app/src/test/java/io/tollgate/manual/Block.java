package io.tollgate.manual;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code on a page.
 *
 * @param line the page's, from 1
 * @param marker the comment above it, which readers do not see
 */
public record Block(Path page, int line, String language, String marker, String code) {

    private static final Pattern RUNS = Pattern.compile("runs(;.*)?");
    private static final Pattern EXIT = Pattern.compile("; exit (\\d+)");
    private static final Pattern SHOWS = Pattern.compile("; shows: (.*)");
    private static final Pattern EXCUSED =
            Pattern.compile("ran by hand: \\d{4}-\\d\\d-\\d\\d.*|not run: .+");

    boolean isCommands() {
        return language.equals("sh") || language.equals("bash");
    }

    /** {@code <!-- runs; exit 1; shows: this | that -->}. */
    public boolean runs() {
        return isCommands() && RUNS.matcher(marker).matches();
    }

    /** {@code <!-- ran by hand: 2026-11-28 -->} or {@code <!-- not run: why -->}. */
    boolean isExcused() {
        return EXCUSED.matcher(marker).matches();
    }

    /** With which status its last command has to end. */
    public int status() {
        Matcher exit = EXIT.matcher(marker);
        return exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    }

    /** {@code ; refused}: the gateway refuses what its last request asks for. */
    public boolean isRefused() {
        return marker.contains("; refused");
    }

    /** What has to stand in what it prints. */
    public List<String> shows() {
        Matcher shows = SHOWS.matcher(marker);
        return shows.find()
                ? List.of(shows.group(1).replace("\\n", "\n").split(" \\| "))
                : List.of();
    }

    /** Whole settings; {@code <!-- a part -->} marks what is none. */
    boolean isSettings() {
        return language.equals("yaml") && code.startsWith("tollgate:") && !marker.equals("a part");
    }

    /** {@code <!-- saved as tollgate.yml -->}: the gateway that runs has to take it. */
    public boolean isSaved() {
        return language.equals("yaml") && marker.equals("saved as tollgate.yml");
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
