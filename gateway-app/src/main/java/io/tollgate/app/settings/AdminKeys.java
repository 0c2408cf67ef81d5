package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of how people administer. */
final class AdminKeys {

    static final Key ADMIN =
            new Key(Sections.ROOT, "admin", "section", null, "The admin API and the admin UI.");

    static final Key PUBLIC_URL =
            new Key(
                    Sections.ADMIN,
                    "public-url",
                    "URL",
                    null,
                    "Under which browsers reach the gateway: `https://gateway.example`. Needed to log in at an identity provider from another machine than the gateway's; the provider has to know `<public-url>/ui/login/callback`.");

    static final Key SESSION =
            new Key(
                    Sections.ADMIN,
                    "session",
                    "duration",
                    "8h",
                    "After which whoever uses the admin UI logs in anew.");

    static final Key IDLE =
            new Key(
                    Sections.ADMIN,
                    "idle",
                    "duration",
                    "30m",
                    "After which whoever has left the admin UI alone logs in anew.");

    static final List<Key> ALL = List.of(ADMIN, PUBLIC_URL, SESSION, IDLE);

    private AdminKeys() {}
}
