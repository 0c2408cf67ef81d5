package io.tollgate.filters.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer each known model can give. Anthropic's API demands a limit in every request;
 * sending a constant would cut the answers of models that can say more.
 */
public final class OutputLimits {

    private static final String CATALOGUE = "output-limits.properties";

    /** What Bedrock writes before a name: {@code eu.anthropic.claude-sonnet-4-5-20250929-v1:0}. */
    private static final Pattern VENDOR = Pattern.compile("^(?:[a-z-]+\\.)?anthropic\\.");

    private final Map<String, Integer> limits;

    private OutputLimits(Map<String, Integer> limits) {
        this.limits = limits;
    }

    /** The built-in catalogue. */
    public static OutputLimits builtIn() {
        Properties catalogue = new Properties();
        try (InputStream in = OutputLimits.class.getResourceAsStream(CATALOGUE)) {
            if (in == null) {
                throw new IllegalStateException(CATALOGUE + " is missing from the jar");
            }
            catalogue.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> limits = new HashMap<>();
        catalogue
                .stringPropertyNames()
                .forEach(name -> limits.put(name, Integer.valueOf(catalogue.getProperty(name))));
        return new OutputLimits(limits);
    }

    /** The model's limit, that of the longest name it begins with, or null. */
    public @Nullable Integer of(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        name = VENDOR.matcher(name).replaceFirst("");
        while (!name.isEmpty()) {
            Integer limit = limits.get(name);
            if (limit != null) {
                return limit;
            }
            name = name.substring(0, Math.max(0, lastSeparator(name)));
        }
        return null;
    }

    private static int lastSeparator(String name) {
        int at = name.length() - 1;
        while (at > 0 && "-@:".indexOf(name.charAt(at)) < 0) {
            at--;
        }
        return at;
    }
}
