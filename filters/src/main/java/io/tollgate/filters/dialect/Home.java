package io.tollgate.filters.dialect;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody finds the provider of a dialect.
 *
 * @param baseUrl where it is, if the settings do not say
 * @param keyVariable the variable of the environment in which its own tools look for its key; null:
 *     it is not looked for
 * @param globs what it serves if it does not list its models: how their names begin
 * @param alsoSpeaks dialects that it has at the same URL
 */
public record Home(
        URI baseUrl, @Nullable String keyVariable, List<String> globs, List<String> alsoSpeaks) {

    public Home {
        globs = List.copyOf(globs);
        alsoSpeaks = List.copyOf(alsoSpeaks);
    }

    /** Of one dialect. */
    public Home(String baseUrl, @Nullable String keyVariable, List<String> globs) {
        this(URI.create(baseUrl), keyVariable, globs, List.of());
    }
}
