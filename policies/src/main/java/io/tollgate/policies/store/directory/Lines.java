package io.tollgate.policies.store.directory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists and maps as lines of text; null stays null, and an empty list is not null. */
final class Lines {

    private static final String END = "\n";
    private static final char EQUALS = '=';

    private Lines() {}

    static @Nullable String of(@Nullable Iterable<?> values) {
        if (values == null) {
            return null;
        }
        StringBuilder lines = new StringBuilder();
        for (Object value : values) {
            lines.append(checked(value.toString())).append(END);
        }
        return lines.toString();
    }

    static <T> @Nullable List<T> read(@Nullable String lines, Function<String, T> parse) {
        return lines == null ? null : lines.lines().map(parse).toList();
    }

    static String of(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(values)
                .forEach(
                        (name, value) -> {
                            if (name.isBlank() || name.indexOf(EQUALS) >= 0) {
                                throw new IllegalArgumentException(
                                        "'" + name + "' cannot be the name of a tag");
                            }
                            lines.append(checked(name))
                                    .append(EQUALS)
                                    .append(checked(value))
                                    .append(END);
                        });
        return lines.toString();
    }

    static Map<String, String> map(String lines) {
        return lines.lines()
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.indexOf(EQUALS)),
                                line -> line.substring(line.indexOf(EQUALS) + 1)));
    }

    private static String checked(String line) {
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control characters cannot be kept");
        }
        return line;
    }
}
