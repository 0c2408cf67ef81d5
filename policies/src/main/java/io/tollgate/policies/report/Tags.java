package io.tollgate.policies.report;

import java.util.Map;
import java.util.TreeMap;

/** Tags as roll-ups keep them: a line for each, {@code name=value}. */
public final class Tags {

    private Tags() {}

    /** By their names, in order. */
    public static Map<String, String> read(String lines) {
        Map<String, String> tags = new TreeMap<>();
        lines.lines()
                .filter(line -> line.indexOf('=') >= 0)
                .forEach(
                        line ->
                                tags.put(
                                        line.substring(0, line.indexOf('=')),
                                        line.substring(line.indexOf('=') + 1)));
        return tags;
    }
}
