package io.tollgate.deploy;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The series that a query asks for: a metric, and the labels that it must have.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying</a>
 */
record Selector(String metric, Set<String> labels) {

    private static final Pattern GROUPING = Pattern.compile("\\b(by|on|without)\\s*\\([^)]*\\)");
    private static final Pattern METRIC =
            Pattern.compile(
                    "\\b(job\\w*:[\\w:]+|up\\b|(?:tollgate|gen_ai|resilience4j|jvm|process|system"
                            + "|logback|disk)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");

    static Set<Selector> of(String query) {
        Set<Selector> selectors = new LinkedHashSet<>();
        Matcher metric = METRIC.matcher(GROUPING.matcher(query).replaceAll(""));
        while (metric.find()) {
            Set<String> labels = new TreeSet<>();
            if (metric.group(2) != null) {
                LABEL.matcher(metric.group(2)).results().forEach(one -> labels.add(one.group(1)));
            }
            selectors.add(new Selector(metric.group(1), labels));
        }
        return selectors;
    }

    /** Asks for series that have the metric's name and each of the labels. */
    String query() {
        return labels.stream()
                .map(label -> label + "!=\"\"")
                .collect(Collectors.joining(", ", metric + "{", "}"));
    }
}
