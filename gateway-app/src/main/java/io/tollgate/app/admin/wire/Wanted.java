package io.tollgate.app.admin.wire;

import io.tollgate.policies.price.Money;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what must be there, and says where it is missing or wrong. */
public final class Wanted {

    private Wanted() {}

    /**
     * @param pointer to where it should be, {@code /label}
     */
    public static <T> T present(@Nullable T value, String pointer) {
        if (value == null) {
            throw Problem.invalid(pointer, "is missing");
        }
        return value;
    }

    /** In small letters, as everything is named here. */
    public static <E extends Enum<E>> E word(
            Class<E> words, @Nullable String text, String pointer) {
        String wanted = present(text, pointer);
        for (E word : words.getEnumConstants()) {
            if (word(word).equals(wanted)) {
                return word;
            }
        }
        throw Problem.invalid(
                pointer,
                "expected one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(Wanted::word)
                                .collect(Collectors.joining(", ")));
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Dollars as decimal digits. */
    public static Money money(@Nullable String text, String pointer) {
        return read(present(text, pointer), pointer, Money::of, "an amount of dollars as text");
    }

    /**
     * @param expected what it should be, in words
     */
    public static <T> T read(
            String text, String pointer, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text);
        } catch (RuntimeException _) {
            throw Problem.invalid(pointer, "expected " + expected);
        }
    }
}
