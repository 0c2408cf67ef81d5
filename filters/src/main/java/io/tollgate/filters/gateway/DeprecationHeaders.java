package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.lifecycle.LifecycleBook;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/**
 * Tells callers that the model that they asked for goes. What is declared of it counts, else what
 * its provider publishes, if the caller asked by the provider's own name: a name that was given to
 * it here stays when what is behind it changes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745, Deprecation</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8594">RFC 8594, Sunset</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5829">RFC 5829, successor-version</a>
 */
final class DeprecationHeaders {

    private static final String DEPRECATION = "Deprecation";
    private static final String SUNSET = "Sunset";

    /** A day has two digits in HTTP, which Java's own format for it does not know. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final LifecycleBook book;

    DeprecationHeaders(LifecycleBook book) {
        this.book = book;
    }

    /**
     * @param asked what is declared for the name that the caller used
     */
    void tell(HttpHeaders headers, DeclaredModel asked, ChatExchange chat) {
        Lifecycle known = asked.lifecycle() != null ? asked.lifecycle() : published(chat);
        if (known != null) {
            tell(headers, known);
        }
    }

    private @Nullable Lifecycle published(ChatExchange chat) {
        Attempt attempt = chat.attempt();
        return attempt != null && isItsOwnName(chat.model(), attempt.model())
                ? book.of(attempt.provider().name(), attempt.dialect().name(), attempt.model())
                : null;
    }

    /** Whether a name is the provider's, with something before it at most. */
    private static boolean isItsOwnName(String asked, String model) {
        return asked.endsWith(model)
                && (asked.length() == model.length()
                        || "/:.".indexOf(asked.charAt(asked.length() - model.length() - 1)) >= 0);
    }

    private static void tell(HttpHeaders headers, Lifecycle known) {
        if (known.deprecatedOn() != null) {
            headers.set(DEPRECATION, "@" + start(known.deprecatedOn()).toEpochSecond());
        }
        if (known.retiresOn() != null) {
            headers.set(SUNSET, HTTP_DATE.format(start(known.retiresOn())));
        }
        String successor = known.successor();
        if (successor != null) {
            headers.set(TollgateHeaders.SUCCESSOR, HeaderText.of(successor));
            headers.add(
                    HttpHeaders.LINK,
                    "</v1/models/"
                            + UriUtils.encodePath(successor, StandardCharsets.UTF_8)
                            + ">; rel=\"successor-version\"");
        }
    }

    private static ZonedDateTime start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC);
    }
}
