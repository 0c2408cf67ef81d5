package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.net.URI;
import java.util.Set;

/** Reads how people administer. */
final class AdminReader {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private AdminReader() {}

    static AdminSettings read(Section root) {
        Section admin = root.section(AdminKeys.ADMIN, Sections.ADMIN);
        return new AdminSettings(
                admin.value(
                        AdminKeys.PUBLIC_URL,
                        "https://host, without a path (http for this machine only)",
                        AdminReader::origin),
                admin.duration(AdminKeys.SESSION),
                admin.duration(AdminKeys.IDLE));
    }

    /** Sessions and codes must not be seen on the way. */
    private static URI origin(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean safe =
                "https".equals(url.getScheme())
                        || ("http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
        if (!safe || url.getHost() == null || !url.getPath().isEmpty() || url.getQuery() != null) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }
}
