package io.tollgate.policies.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The streams that are open on this node. Redis holds their places for a while only, so that those
 * of a node that dies come free; ours are renewed.
 */
final class OpenStreams {

    /** Redis serves nobody else while it runs a script, so one renewal is short. */
    private static final int AT_ONCE = 500;

    private final Counts counts;
    private final Set<Place> open = ConcurrentHashMap.newKeySet();

    OpenStreams(Counts counts) {
        this.counts = counts;
    }

    void opened(String call, List<Asked> taken) {
        taken.stream().filter(Asked::stream).forEach(each -> open.add(new Place(each.key(), call)));
    }

    void closed(String call, List<Asked> taken) {
        taken.stream()
                .filter(Asked::stream)
                .forEach(each -> open.remove(new Place(each.key(), call)));
    }

    int count() {
        return open.size();
    }

    void renew(Answers answers) {
        Map<String, List<Place>> byQuota = open.stream().collect(Collectors.groupingBy(Place::key));
        byQuota.forEach(
                (key, places) -> {
                    for (int from = 0; from < places.size(); from += AT_ONCE) {
                        int to = Math.min(places.size(), from + AT_ONCE);
                        renew(key, new ArrayList<>(places.subList(from, to)), answers);
                    }
                });
    }

    /** Commands arrive in their order: what ended meanwhile is taken away after the renewal. */
    private void renew(String key, List<Place> places, Answers answers) {
        answers.watch(counts.renew(key, places.stream().map(Place::call).toList()));
        places.stream()
                .filter(place -> !open.contains(place))
                .forEach(place -> answers.watch(counts.leave(key, place.call)));
    }

    private record Place(String key, String call) {}
}
