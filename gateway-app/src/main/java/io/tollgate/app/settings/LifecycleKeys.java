package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of models that go. */
final class LifecycleKeys {

    static final Key DEPRECATED_ON =
            new Key(
                    Sections.MODEL,
                    "deprecated-on",
                    "date",
                    null,
                    "The day, such as `2026-09-01`, from which on nobody should begin to use it. Answers say so ([Models that go](deprecation.md)).");

    static final Key RETIRES_ON =
            new Key(
                    Sections.MODEL,
                    "retires-on",
                    "date",
                    null,
                    "The day on which it goes, or its provider takes it away.");

    static final Key SUCCESSOR =
            new Key(
                    Sections.MODEL,
                    "successor",
                    "name",
                    null,
                    "The model, of those that are served, to which its users shall go.");

    static final List<Key> ALL = List.of(DEPRECATED_ON, RETIRES_ON, SUCCESSOR);

    private LifecycleKeys() {}
}
