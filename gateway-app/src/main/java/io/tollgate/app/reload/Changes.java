package io.tollgate.app.reload;

import io.tollgate.app.settings.Settings;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Upstreams;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reload changed, by name. Values are never shown, for some are secrets.
 *
 * @param needsRestart keys that differ from those that the gateway was started with, and that are
 *     read at the start only
 */
record Changes(Names providers, Names models, List<String> needsRestart) {

    record Names(List<String> added, List<String> removed, List<String> changed) {

        static Names between(Map<String, ?> before, Map<String, ?> after) {
            return new Names(
                    names(after, name -> !before.containsKey(name)),
                    names(before, name -> !after.containsKey(name)),
                    names(
                            after,
                            name ->
                                    before.containsKey(name)
                                            && !Objects.equals(before.get(name), after.get(name))));
        }

        private Stream<String> sentences(String of) {
            return Stream.of(
                            sentence(of + " added", added),
                            sentence(of + " removed", removed),
                            sentence(of + " changed", changed))
                    .flatMap(Optional::stream);
        }

        private static List<String> names(Map<String, ?> all, Predicate<String> wanted) {
            return all.keySet().stream().filter(wanted).sorted().toList();
        }
    }

    static Changes between(Upstreams before, Upstreams after, List<String> needsRestart) {
        return new Changes(
                Names.between(before.providers(), after.providers()),
                Names.between(models(before), models(after)),
                needsRestart);
    }

    private static Map<String, DeclaredModel> models(Upstreams upstreams) {
        return upstreams.models().stream()
                .collect(
                        Collectors.toMap(model -> model.pattern().toString(), Function.identity()));
    }

    /** In words, such as {@code models added: a, b; needs a restart: server.port}. */
    @Override
    public String toString() {
        String sentences =
                Stream.of(
                                providers.sentences("providers"),
                                models.sentences("models"),
                                sentence("needs a restart", needsRestart).stream())
                        .flatMap(Function.identity())
                        .collect(Collectors.joining("; "));
        return sentences.isEmpty() ? "no provider or model changed" : sentences;
    }

    private static Optional<String> sentence(String what, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(what + ": " + String.join(", ", names));
    }

    /**
     * Spring's keys, and the sources that are looked for at the start only: they can be left out
     * later, and taken in again, but not found.
     */
    static List<String> needRestart(Settings atStart, Settings now) {
        Names springs = Names.between(atStart.springs(), now.springs());
        TreeSet<String> keys = new TreeSet<>(springs.added());
        keys.addAll(springs.removed());
        keys.addAll(springs.changed());
        if (now.demo() && !atStart.demo()) {
            keys.add("tollgate.demo");
        }
        if (now.discovery() && !atStart.discovery()) {
            keys.add("tollgate.discovery");
        }
        if (!now.store().equals(atStart.store())) {
            keys.add("tollgate.store, data, access, redis, ledger or alerts");
        }
        if (now.role() != atStart.role()) {
            keys.add("tollgate.role");
        }
        if (!now.oidc().equals(atStart.oidc())) {
            keys.add("tollgate.oidc");
        }
        if (!now.network().equals(atStart.network())) {
            keys.add("tollgate.tls, http2, trusted-proxies or forwarded-header");
        }
        if (!now.admin().equals(atStart.admin())) {
            keys.add("tollgate.admin");
        }
        if (!now.deliveries().equals(atStart.deliveries())) {
            keys.add("tollgate.reports");
        }
        return List.copyOf(keys);
    }
}
