package io.tollgate.app.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object of the file. What is wrong in it goes to the problems, and the default is taken. */
final class Section {

    private final String path;
    private final ObjectNode node;
    private final Problems problems;

    private Section(String path, ObjectNode node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /**
     * @param kind one of {@link Key.Sections}; unknown keys are reported at once
     */
    static Section of(String kind, String path, @Nullable JsonNode node, Problems problems) {
        if (node == null || node.isNull()) {
            return new Section(path, JsonNodeFactory.instance.objectNode(), problems);
        }
        if (!(node instanceof ObjectNode object)) {
            problems.add(path, "expected keys and values.");
            return of(kind, path, null, problems);
        }
        List<String> valid = Key.in(kind);
        for (String name : object.propertyNames()) {
            if (!valid.contains(name)) {
                problems.unknown(path + "." + name, "is not a key here", name, valid);
            }
        }
        return new Section(path, object, problems);
    }

    String path() {
        return path;
    }

    String path(Key key) {
        return path + "." + key.text();
    }

    Problems problems() {
        return problems;
    }

    private @Nullable JsonNode value(Key key) {
        JsonNode value = node.get(key.text());
        return value == null || value.isNull() ? null : value;
    }

    @Nullable String text(Key key) {
        JsonNode value = value(key);
        if (value == null) {
            return key.defaultValue();
        }
        if (!value.isValueNode() || value.asString().isBlank()) {
            problems.add(path(key), "expected a " + key.type() + ".");
            return key.defaultValue();
        }
        return value.asString().strip();
    }

    /** The text, or a problem and null. */
    @Nullable String required(Key key) {
        if (value(key) == null) {
            problems.add(path(key), "is missing.");
            return null;
        }
        return text(key);
    }

    boolean flag(Key key) {
        JsonNode value = value(key);
        if (value != null && !value.isBoolean()) {
            problems.add(path(key), "expected true or false.");
            value = null;
        }
        return value == null ? Boolean.parseBoolean(key.defaultValue()) : value.booleanValue();
    }

    /** The flag, or null if it is absent and has no default. */
    @Nullable Boolean optionalFlag(Key key) {
        return value(key) == null ? null : flag(key);
    }

    /** The texts of a list; none if it is absent. */
    List<String> words(Key key) {
        JsonNode value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            problems.add(path(key), "expected a " + key.type() + ".");
            return List.of();
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    /** A number of at least one, or null if it is absent and has no default. */
    @Nullable Integer number(Key key) {
        return parsed(key, "a whole number of at least 1", Integer::valueOf, n -> n >= 1);
    }

    /** One of the constants, in lower case and with hyphens. */
    <E extends Enum<E>> E choice(Key key, Class<E> constants) {
        return Objects.requireNonNull(optionalChoice(key, constants));
    }

    /** The same, or null if it is absent and has no default. */
    <E extends Enum<E>> @Nullable E optionalChoice(Key key, Class<E> constants) {
        return parsed(
                key,
                key.type(),
                text -> Enum.valueOf(constants, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                _ -> true);
    }

    /** The duration, else the key's default. */
    Duration duration(Key key) {
        return Objects.requireNonNull(optionalDuration(key));
    }

    /** The duration, else {@code inherited}. */
    Duration duration(Key key, Duration inherited) {
        return has(key) ? duration(key) : inherited;
    }

    /** The duration, or null if it is absent and has no default. */
    @Nullable Duration optionalDuration(Key key) {
        return parsed(
                key,
                "a duration such as 10s, 500ms or 2m",
                DurationStyle::detectAndParse,
                d -> d.isPositive() && d.compareTo(Duration.ofDays(1)) <= 0);
    }

    /** The duration, which may be none at all. */
    Duration durationOrZero(Key key) {
        return Objects.requireNonNull(
                parsed(
                        key,
                        "a duration such as 10s, or 0s",
                        DurationStyle::detectAndParse,
                        d -> !d.isNegative() && d.compareTo(Duration.ofDays(1)) <= 0));
    }

    /** Whether anything stands in it. */
    boolean isGiven() {
        return !node.isEmpty();
    }

    boolean has(Key key) {
        return value(key) != null;
    }

    /** Whether keys and values stand there, and no plain value. */
    boolean isSection(Key key) {
        return value(key) instanceof ObjectNode;
    }

    /** What a value stands for, or null if it is absent and has no default. */
    <T> @Nullable T value(Key key, String expected, Function<String, T> parse) {
        return parsed(key, expected, parse, _ -> true);
    }

    /** A decimal between the two, or null if it is absent and has no default. */
    @Nullable BigDecimal decimal(Key key, String least, String most) {
        return parsed(
                key,
                "a number from " + least + " to " + most,
                BigDecimal::new,
                d ->
                        d.compareTo(new BigDecimal(least)) >= 0
                                && d.compareTo(new BigDecimal(most)) <= 0);
    }

    /** What a million tokens cost; finer prices would make amounts that are not exact. */
    @Nullable BigDecimal price(Key key, String most) {
        return parsed(
                key,
                "a number from 0 to " + most + " with at most six decimals",
                BigDecimal::new,
                d ->
                        d.signum() >= 0
                                && d.compareTo(new BigDecimal(most)) <= 0
                                && d.stripTrailingZeros().scale() <= 6);
    }

    /** A number between the two, or null if it is absent and has no default. */
    @Nullable Integer number(Key key, int least, int most) {
        return parsed(
                key,
                "a whole number from " + least + " to " + most,
                Integer::valueOf,
                n -> n >= least && n <= most);
    }

    int bytes(Key key) {
        DataSize size =
                Objects.requireNonNull(
                        parsed(
                                key,
                                "a size such as 512KB or 32MB, below 1GB",
                                DataSize::parse,
                                s -> s.toBytes() > 0 && s.toGigabytes() < 1));
        return (int) size.toBytes();
    }

    private <T> @Nullable T parsed(
            Key key, String expected, Function<String, T> parse, Predicate<T> valid) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            T value = parse.apply(text);
            if (valid.test(value)) {
                return value;
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            // Not parsed: the problem that is reported below says what was expected.
        }
        problems.add(path(key), "'" + text + "' is not " + expected + ".");
        return key.defaultValue() == null ? null : parse.apply(key.defaultValue());
    }

    Section section(Key key, String kind) {
        return of(kind, path(key), node.get(key.text()), problems);
    }

    /** The sections under names that are the user's to choose. */
    Map<String, Section> named(Key key, String kind) {
        Map<String, Section> sections = new LinkedHashMap<>();
        object(key)
                .properties()
                .forEach(
                        entry ->
                                sections.put(
                                        entry.getKey(),
                                        of(
                                                kind,
                                                path(key) + "." + entry.getKey(),
                                                entry.getValue(),
                                                problems)));
        return sections;
    }

    /** The values under names that are the user's to choose. */
    Map<String, String> texts(Key key) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(key)
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                                texts.put(entry.getKey(), entry.getValue().asString());
                            } else {
                                problems.add(path(key) + "." + entry.getKey(), "expected a text.");
                            }
                        });
        return texts;
    }

    private ObjectNode object(Key key) {
        JsonNode value = value(key);
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value != null) {
            problems.add(path(key), "expected names and what belongs to them.");
        }
        return JsonNodeFactory.instance.objectNode();
    }

    List<Section> list(Key key, String kind) {
        JsonNode value = value(key);
        if (value == null || !value.isArray() || value.isEmpty()) {
            problems.add(path(key), "expected a list of at least one.");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (JsonNode element : value) {
            sections.add(of(kind, path(key) + "[" + sections.size() + "]", element, problems));
        }
        return sections;
    }
}
