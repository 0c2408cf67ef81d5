package io.tollgate.app.admin.gateway;

import io.tollgate.app.discovery.Found.Share;
import io.tollgate.app.discovery.ProviderLists.Known;
import io.tollgate.app.settings.Discover;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider lists, and what became of it on this node.
 *
 * @param everySeconds how often it is asked
 * @param askedAt when it last answered, or was given up; null while that was never
 * @param listedAt when its last good list came
 * @param listed models of that
 * @param served those that are served by it
 * @param elsewhere names that are served without it, some of them: they are declared, or an earlier
 *     provider lists them
 * @param problem why its last answer was no good list, or why not all of it is served
 */
record ListView(
        long everySeconds,
        @Nullable Instant askedAt,
        @Nullable Instant listedAt,
        int listed,
        int served,
        List<String> elsewhere,
        @Nullable String problem) {

    private static final int SOME = 100;

    static ListView of(Discover discover, @Nullable Known known, @Nullable Share share) {
        Share became = share == null ? new Share(0, 0, List.of(), 0) : share;
        return new ListView(
                discover.every().toSeconds(),
                known == null ? null : known.asked(),
                known == null ? null : known.listed(),
                became.listed(),
                became.served(),
                became.elsewhere().stream().limit(SOME).toList(),
                problem(known, became));
    }

    private static @Nullable String problem(@Nullable Known known, Share share) {
        if (known != null && known.problem() != null) {
            return known.problem();
        }
        if (share.beyond() > 0) {
            return "%d more of its models are allowed than are served; allow fewer."
                    .formatted(share.beyond());
        }
        return share.listed() > 0 && share.served() == 0 && share.elsewhere().isEmpty()
                ? "None of the models that it lists is allowed."
                : null;
    }
}
