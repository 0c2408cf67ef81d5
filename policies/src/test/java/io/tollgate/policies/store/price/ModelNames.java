package io.tollgate.policies.store.price;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A source's rules for models' names, in the catalogue's way of writing them. */
final class ModelNames {

    /** The year of a release's date: a plain name stands for its releases anyway. */
    private static final Pattern BEGUN_DATE = Pattern.compile("(.+)-20\\d\\d");

    /** The first digit of a release's number, such as -001. */
    private static final Pattern BEGUN_NUMBER = Pattern.compile("(.+)-0");

    private static final Pattern DATED =
            Pattern.compile("\\^([^\\\\]*(?:\\\\\\.[^\\\\]*)*)-\\\\d(\\{[48]}.*)?\\$?");

    private ModelNames() {}

    static List<String> of(JsonNode rule) {
        List<String> names = new ArrayList<>();
        add(rule, names);
        return names.stream().distinct().toList();
    }

    private static void add(JsonNode rule, List<String> names) {
        rule.properties()
                .forEach(
                        e -> {
                            if (e.getKey().equals("or")) {
                                e.getValue().forEach(each -> add(each, names));
                            } else {
                                names.addAll(names(e.getKey(), e.getValue().asString()));
                            }
                        });
    }

    private static List<String> names(String how, String text) {
        Matcher date = BEGUN_DATE.matcher(text);
        Matcher number = BEGUN_NUMBER.matcher(text);
        return switch (how) {
            case "equals", "ends_with" -> List.of(text);
            case "starts_with" -> List.of(date.matches() ? date.group(1) : text + "*");
            case "contains" ->
                    number.matches()
                            ? List.of("*" + text + "*", number.group(1))
                            : List.of("*" + text + "*");
            case "regex" -> List.of(dated(text));
            default -> throw new IllegalStateException("no such rule is known: " + how);
        };
    }

    private static String dated(String regex) {
        Matcher dated = DATED.matcher(regex);
        if (!dated.matches()) {
            throw new IllegalStateException("not a name with a date: " + regex);
        }
        return dated.group(1).replace("\\", "");
    }
}
