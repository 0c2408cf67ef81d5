package io.tollgate.app.start;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.start.PostureRule.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Looks around before the gateway listens: what is dangerous anywhere stops the start, what depends
 * is said in the log, all of it at once and each with what to do.
 */
@Component
class Posture {

    private static final Logger log = LoggerFactory.getLogger(Posture.class);

    Posture(Settings settings, ServerProperties server) {
        check(
                new Surroundings(
                        settings,
                        server.getAddress(),
                        Ssl.isEnabled(server.getSsl()),
                        System.getProperty("user.name", "")));
    }

    /**
     * @throws PostureRefused with all that is dangerous
     */
    private static void check(Surroundings found) {
        findings(found, Weight.WARNED).forEach(log::warn);
        List<String> dangers = findings(found, Weight.REFUSED);
        if (!dangers.isEmpty()) {
            throw new PostureRefused(dangers);
        }
    }

    static List<String> findings(Surroundings found, Weight weight) {
        return Arrays.stream(PostureRule.values())
                .filter(rule -> rule.weight() == weight)
                .map(rule -> rule.finding(found))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The gateway would not be safe. */
    static final class PostureRefused extends RuntimeException {

        private final List<String> dangers;

        PostureRefused(List<String> dangers) {
            super(String.join(System.lineSeparator(), dangers));
            this.dangers = List.copyOf(dangers);
        }

        List<String> dangers() {
            return dangers;
        }
    }
}
