package io.tollgate.app.discovery;

import io.tollgate.filters.upstream.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What providers last said of their models. The last good list of a provider is kept while it is
 * away, and forgotten when it is somewhere else from now on. Any thread may ask and tell.
 */
public final class ProviderLists {

    private static final int LONGEST_NAME = 256;

    private final Map<String, Known> byProvider = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public ProviderLists(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What is known of a provider's list.
     *
     * @param place where it was asked
     * @param since when it was first asked there
     * @param names of the last good list, sorted
     * @param listed when that came, null if none did yet
     * @param asked when it last answered, or was given up
     * @param problem why the last answer was no good list, null if it was one
     */
    public record Known(
            String place,
            Instant since,
            List<String> names,
            @Nullable Instant listed,
            Instant asked,
            @Nullable String problem) {

        /** Seconds since the last good list, or since there is none. */
        public double age(Instant now) {
            return Duration.between(listed == null ? since : listed, now).toMillis() / 1e3;
        }
    }

    /** Null if it was never asked where it is now. */
    public @Nullable Known of(Provider provider) {
        Known known = byProvider.get(provider.name());
        return known != null && known.place().equals(place(provider)) ? known : null;
    }

    /**
     * It has listed its models. An empty list in place of one that was not is more often a mistake
     * of its server than the end of all its models, so that is kept, and said to be.
     *
     * @return whether others are known than before
     */
    public boolean listed(Provider provider, List<String> names) {
        List<String> fit =
                new LinkedHashSet<>(names).stream().filter(ProviderLists::isFit).sorted().toList();
        Known before = of(provider);
        List<String> old = before == null ? List.of() : before.names();
        if (fit.isEmpty()) {
            failed(provider, "It lists no models.");
            return false;
        }
        Instant now = clock.instant();
        byProvider.put(
                provider.name(),
                new Known(place(provider), since(before, now), fit, now, now, null));
        return !fit.equals(old);
    }

    /** Others could not be asked for, or would mean something else to the gateway. */
    private static boolean isFit(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && name.indexOf('*') < 0
                && !name.startsWith("#{")
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** It did not; the last good list holds on. */
    public void failed(Provider provider, String problem) {
        Known before = of(provider);
        Instant now = clock.instant();
        byProvider.put(
                provider.name(),
                new Known(
                        place(provider),
                        since(before, now),
                        before == null ? List.of() : before.names(),
                        before == null ? null : before.listed(),
                        now,
                        problem));
    }

    private static Instant since(@Nullable Known before, Instant now) {
        return before == null ? now : before.since();
    }

    /** Forgets the lists of all others. */
    public void keepOnly(Collection<String> providers) {
        byProvider.keySet().retainAll(providers);
    }

    private static String place(Provider provider) {
        return provider.dialect().name() + " " + provider.baseUrl();
    }
}
