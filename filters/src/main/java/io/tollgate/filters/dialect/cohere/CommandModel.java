package io.tollgate.filters.dialect.cohere;

import java.util.regex.Pattern;

/**
 * What Cohere's names say of its models.
 *
 * @see <a href="https://docs.cohere.com/docs/reasoning">Reasoning models</a>
 */
final class CommandModel {

    private static final Pattern THINKS =
            Pattern.compile("(.*[-/])?(.*reasoning|command-a-plus).*");

    private CommandModel() {}

    /** Whether it thinks before it speaks, unless it is told not to. */
    static boolean thinks(String model) {
        return THINKS.matcher(model).matches();
    }
}
