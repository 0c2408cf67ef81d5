package io.tollgate.app.admin.session;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.store.admin.AdminKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the first administrator. There is no password that everybody knows: whoever can read the
 * node's own directory finds a token there, which is good once, and for an hour after the start.
 */
@Component
class Bootstrap {

    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);

    private static final Duration GOOD = Duration.ofHours(1);
    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Policing policing;
    private final boolean needed;
    private final Path file;
    private @Nullable Token token;

    private record Token(byte[] text, Instant end) {}

    Bootstrap(Policing policing) {
        this.policing = policing;
        this.needed = policing.adminKeys().lacksPlatformAdmin();
        this.file = policing.data().bootstrapToken();
    }

    /** Leaves the token where the operator finds it. */
    @EventListener(ApplicationReadyEvent.class)
    synchronized void leaveToken() {
        policing.data().remove(file);
        if (needed) {
            byte[] random = new byte[RANDOM_BYTES];
            RANDOM.nextBytes(random);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            policing.data().write(file, text);
            token =
                    new Token(
                            text.getBytes(StandardCharsets.UTF_8),
                            policing.clock().instant().plus(GOOD));
            log.info(
                    "There is no administrator yet: the token in {} makes the first one at /ui,"
                            + " within an hour.",
                    file);
        }
    }

    /** Whether there is still a first administrator to be made; asks the database. */
    synchronized boolean isOpen() {
        return isGood(token);
    }

    private boolean isGood(@Nullable Token one) {
        return one != null
                && policing.clock().instant().isBefore(one.end())
                && policing.adminKeys().lacksPlatformAdmin();
    }

    /** The first administrator's key; empty if the token is not the one. */
    synchronized Optional<AdminKeys.Issued> claim(String text, String name) {
        Token left = token;
        if (left == null
                || !isGood(left)
                || !MessageDigest.isEqual(
                        left.text(), text.strip().getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        token = null;
        policing.data().remove(file);
        return Optional.of(
                policing.adminKeys()
                        .issue(Actor.OPERATOR, name, new Grant(Role.PLATFORM_ADMIN, null), null));
    }
}
