package io.tollgate.app.settings;

import io.tollgate.filters.upstream.ModelPattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the models that a provider lists are served, and by which names.
 *
 * @param every how often it is asked
 * @param allow names of its list that are; none: all
 * @param deny those of them that are not
 * @param prefix before each name; empty: none
 */
public record Discover(
        Duration every, List<ModelPattern> allow, List<ModelPattern> deny, String prefix) {

    public Discover {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** The name by which a model of its list is served; null if it is not. */
    public @Nullable String served(String listed) {
        return isAllowed(listed) ? prefix + listed : null;
    }

    /** Whether a name could come of its list, whatever that says at the moment. */
    public boolean mayServe(String name) {
        return name.length() > prefix.length()
                && name.startsWith(prefix)
                && isAllowed(name.substring(prefix.length()));
    }

    private boolean isAllowed(String listed) {
        return (allow.isEmpty() || allow.stream().anyMatch(one -> one.matches(listed)))
                && deny.stream().noneMatch(one -> one.matches(listed));
    }
}
