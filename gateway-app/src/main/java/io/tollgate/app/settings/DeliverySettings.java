package io.tollgate.app.settings;

import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.focus.FocusVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that is delivered by the calendar.
 *
 * @param at when, on the day after the last one that it is about
 * @param group what a cost report's rows are told apart by
 * @param version of FOCUS, for its file
 * @param tenant whose usage; null for everybody's
 */
public record DeliverySettings(
        String name,
        Report report,
        Format format,
        Every every,
        LocalTime at,
        ZoneId zone,
        List<Dimension> group,
        FocusVersion version,
        @Nullable String tenant,
        Destination to) {

    public DeliverySettings {
        group = List.copyOf(group);
    }

    /** What is delivered. */
    public enum Report {
        COST,
        FOCUS,
        UNPRICED
    }

    /** In which form. */
    public enum Format {
        CSV,
        JSON
    }

    /** How many days a report is about. */
    public enum Every {
        DAY,
        WEEK,
        MONTH
    }

    /** Where it goes. */
    public sealed interface Destination {

        /** In words, without credentials. */
        String words();
    }

    /** A file in it. */
    public record Folder(Path path) implements Destination {

        @Override
        public String words() {
            return path.toString();
        }
    }

    /** A body for it. */
    public record Receiver(URI url, @Nullable Secret secret) implements Destination {

        /** A URL's path or query may be a credential: those of chats are. */
        @Override
        public String words() {
            return url.getScheme() + "://" + url.getAuthority();
        }
    }
}
