package io.tollgate.app.start;

import io.tollgate.filters.upstream.Secret;
import java.util.List;
import java.util.Locale;

/** How good a secret is; nothing of it is ever told. */
final class Secrets {

    private static final int FEWEST_CHARACTERS = 8;

    /** What stands in examples and is left there. */
    private static final List<String> WORDS =
            List.of(
                    "changeme",
                    "change-me",
                    "change_me",
                    "password",
                    "secret",
                    "example",
                    "default",
                    "tollgate",
                    "postgres",
                    "letmein",
                    "qwerty",
                    "12345678",
                    "admin",
                    "insert",
                    "your-",
                    "replace",
                    "todo");

    private Secrets() {}

    /**
     * Whether somebody who tries will find it: it consists of a known word and little else, or of
     * few different characters.
     */
    static boolean isGuessed(Secret secret) {
        String text = secret.reveal().strip().toLowerCase(Locale.ROOT);
        if (text.chars().distinct().count() < FEWEST_CHARACTERS) {
            return true;
        }
        String rest = text;
        for (String word : WORDS) {
            rest = rest.replace(word, "");
        }
        return !rest.equals(text) && rest.chars().distinct().count() < FEWEST_CHARACTERS;
    }
}
