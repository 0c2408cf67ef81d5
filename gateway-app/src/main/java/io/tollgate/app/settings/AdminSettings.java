package io.tollgate.app.settings;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people administer.
 *
 * @param publicUrl under which their browsers reach the gateway, without a slash at its end; null:
 *     they are on its own machine
 * @param session after which they log in anew, whatever they do
 * @param idle after which they log in anew if they do nothing
 */
public record AdminSettings(@Nullable URI publicUrl, Duration session, Duration idle) {}
