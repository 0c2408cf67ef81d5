package io.tollgate.filters.upstream;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model's name, or a glob in which {@code *} stands for any text, slashes and colons included.
 * Names compare with upper and lower case told apart, as the providers do it.
 */
public final class ModelPattern implements Comparable<ModelPattern> {

    private static final Comparator<ModelPattern> MOST_SPECIFIC_FIRST =
            Comparator.comparing(ModelPattern::isGlob)
                    .thenComparing(Comparator.comparingLong(ModelPattern::literals).reversed())
                    .thenComparing(ModelPattern::toString);

    private final String text;
    private final @Nullable Pattern glob;

    public ModelPattern(String text) {
        this.text = text;
        this.glob = text.indexOf('*') < 0 ? null : compile(text);
    }

    private static Pattern compile(String text) {
        List<String> literals = Arrays.asList(text.split("\\*+", -1));
        return Pattern.compile(
                literals.stream().map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    public boolean isGlob() {
        return glob != null;
    }

    public boolean matches(String model) {
        return glob == null ? text.equals(model) : glob.matcher(model).matches();
    }

    private long literals() {
        return text.chars().filter(c -> c != '*').count();
    }

    /** Exact names before globs, long globs before short ones: the order in which routes match. */
    @Override
    public int compareTo(ModelPattern other) {
        return MOST_SPECIFIC_FIRST.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
