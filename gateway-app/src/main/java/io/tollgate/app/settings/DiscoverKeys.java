package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of providers whose lists of models are served. */
final class DiscoverKeys {

    static final Key DISCOVER =
            new Key(
                    Sections.PROVIDER,
                    "discover",
                    "true, false or section",
                    "false",
                    "Whether the models that it [lists](discovery.md) are served without being declared."
                            + " `true` stands for all of them, by their own names.");

    static final Key EVERY =
            new Key(
                    Sections.DISCOVER,
                    "every",
                    "duration",
                    "15m",
                    "How often it is asked for its list.");

    static final Key ALLOW =
            new Key(
                    Sections.DISCOVER,
                    "allow",
                    "list of names",
                    null,
                    "Which of them are served; a `*` stands for any text. Absent: all.");

    static final Key DENY =
            new Key(Sections.DISCOVER, "deny", "list of names", null, "Which of those are not.");

    static final Key PREFIX =
            new Key(
                    Sections.DISCOVER,
                    "prefix",
                    "text",
                    null,
                    "Stands before each name that clients see, such as `mistral/`: where several providers list the same names, the first one would have them.");

    static final List<Key> ALL = List.of(DISCOVER, EVERY, ALLOW, DENY, PREFIX);

    private DiscoverKeys() {}
}
