package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of what administrators may declare. */
final class DeclarationKeys {

    static final Key DECLARATIONS =
            new Key(
                    Sections.ROOT,
                    "declarations",
                    "section",
                    null,
                    "What administrators declare [beside this file](providers.md).");

    static final Key ALLOWED_ADDRESSES =
            new Key(
                    Sections.DECLARATIONS,
                    "allowed-addresses",
                    "list of blocks",
                    null,
                    "Where declared providers may be besides public addresses: `[ 10.20.0.0/16, 127.0.0.1 ]`. `http` is for these alone. Providers of this file may be anywhere.");

    static final List<Key> ALL = List.of(DECLARATIONS, ALLOWED_ADDRESSES);

    private DeclarationKeys() {}
}
