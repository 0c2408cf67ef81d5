package io.tollgate.app.importer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping whose entries are taken out; what nobody took is told in the end. */
final class Fields {

    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final int LONGEST_WHOLE = 12;
    private static final int LONGEST_FRACTION = 18;

    private final String path;
    private final Map<String, @Nullable Object> left;
    private final Report report;

    Fields(String path, Map<String, @Nullable Object> entries, Report report) {
        this.path = path;
        this.left = new LinkedHashMap<>(entries);
        this.report = report;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Set<String> names() {
        return Set.copyOf(left.keySet());
    }

    boolean has(String name) {
        return left.get(name) != null;
    }

    @Nullable Object take(String name) {
        return left.remove(name);
    }

    @Nullable String text(String name) {
        Object value = take(name);
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            report.leftOut(path(name), "is no text.");
            return null;
        }
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }

    boolean flag(String name) {
        String text = text(name);
        return text != null && YES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A number of more than zero. */
    @Nullable BigDecimal number(String name) {
        BigDecimal number = numberOrZero(name);
        if (number != null && number.signum() <= 0) {
            report.leftOut(path(name), "is not more than zero.");
            return null;
        }
        return number;
    }

    @Nullable BigDecimal numberOrZero(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0 && isBounded(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number that is out of all bounds.
        }
        report.leftOut(path(name), "is no number that can be taken; write it in the new file.");
        return null;
    }

    /** So that nobody computes with a number of a billion digits. */
    private static boolean isBounded(BigDecimal number) {
        return number.scale() <= LONGEST_FRACTION
                && (long) number.precision() - number.scale() <= LONGEST_WHOLE;
    }

    /** A whole number of at least one. */
    @Nullable Integer count(String name) {
        return whole(name, number(name));
    }

    /** A whole number, perhaps zero. */
    @Nullable Integer whole(String name) {
        return whole(name, numberOrZero(name));
    }

    private @Nullable Integer whole(String name, @Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException _) {
            report.leftOut(path(name), "is no whole number that can be taken.");
            return null;
        }
    }

    /** These, and beside them what holds unless they say otherwise. */
    Fields over(Map<String, @Nullable Object> defaults) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(defaults);
        all.putAll(left);
        left.clear();
        return new Fields(path, all, report);
    }

    /** The mapping below a name; an empty one if there is none. */
    Fields fields(String name) {
        Object value = take(name);
        if (value != null && !(value instanceof Map<?, ?>)) {
            report.leftOut(path(name), "is no mapping.");
        }
        return new Fields(
                path(name),
                value instanceof Map<?, ?> map ? BoundedYaml.asMap(map) : Map.of(),
                report);
    }

    /** The entries of a list; none if it is absent. */
    List<?> list(String name) {
        Object value = take(name);
        if (value != null && !(value instanceof List<?>)) {
            report.leftOut(path(name), "is no list.");
        }
        return value instanceof List<?> list ? list : List.of();
    }

    /** Tells everything that was not taken, with the reason where there is one. */
    void tellRest(Reasons reasons, String section) {
        left.keySet()
                .forEach(
                        name -> {
                            String why = reasons.of(section, name);
                            if (why == null) {
                                report.unknown(path(name));
                            } else {
                                report.leftOut(path(name), why);
                            }
                        });
        left.clear();
    }
}
