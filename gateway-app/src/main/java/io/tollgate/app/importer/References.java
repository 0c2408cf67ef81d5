package io.tollgate.app.importer;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns LiteLLM's references to the environment into Tollgate's. Nothing is looked up there, and a
 * secret that stands in the file goes nowhere: a variable that is to be set takes its place.
 */
final class References {

    private static final String THEIRS = "os.environ/";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** What people write where a server wants no key. */
    private static final Set<String> NO_KEY =
            Set.of("none", "null", "empty", "dummy", "fake-key", "not-needed", "no-key", "ollama");

    private static final Pattern SECRETIVE =
            Pattern.compile("auth|key|token|secret|cookie|password|credential");

    /** Which variable stands for which secret. */
    private final Map<String, String> variables = new HashMap<>();

    private final Set<String> needed = new LinkedHashSet<>();
    private final Report report;

    References(Report report) {
        this.report = report;
    }

    /** A credential as the new file names it; null if none is to be sent. */
    @Nullable String credential(String where, @Nullable String text, Vendor vendor) {
        if (text == null || NO_KEY.contains(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        String variable = variable(text);
        return "env:" + (variable == null ? standIn(where, text, vendor.name()) : needed(variable));
    }

    /** A variable that LiteLLM looks at by itself. */
    String byHabit(String variable) {
        return "env:" + needed(variable);
    }

    /** A text that is no secret: itself, or a placeholder for a variable. */
    String text(String text) {
        String variable = variable(text);
        return variable == null ? text : placeholder(variable);
    }

    String placeholder(String variable) {
        return "${" + needed(variable) + "}";
    }

    /** A header's value; those that may be secret are not copied. */
    String header(String where, String name, String value, Vendor vendor) {
        String variable = variable(value);
        if (variable == null && SECRETIVE.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return placeholder(standIn(where, value, vendor.name()));
        }
        return text(value);
    }

    private static @Nullable String variable(String text) {
        if (!text.startsWith(THEIRS)) {
            return null;
        }
        Matcher name = VARIABLE.matcher(text.substring(THEIRS.length()));
        return name.matches() ? name.group() : null;
    }

    private String needed(String variable) {
        needed.add(variable);
        return variable;
    }

    private String standIn(String where, String secret, String vendor) {
        String variable =
                variables.computeIfAbsent(
                        secret,
                        _ ->
                                "IMPORTED_"
                                        + vendor.toUpperCase(Locale.ROOT)
                                                .replaceAll("[^A-Z0-9]", "_")
                                        + "_"
                                        + (variables.size() + 1));
        report.changed(where, "stands there itself and was not copied; env:" + variable + ".");
        return needed(variable);
    }

    /** Without them the gateway does not start. */
    Set<String> needed() {
        return needed;
    }
}
