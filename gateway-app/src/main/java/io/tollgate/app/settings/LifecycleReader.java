package io.tollgate.app.settings;

import io.tollgate.policies.lifecycle.Lifecycle;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads when a model goes. */
final class LifecycleReader {

    private static final String A_DAY = "a day such as 2026-09-01";

    private LifecycleReader() {}

    /** Null if nothing says that it does. */
    static @Nullable Lifecycle read(Section model) {
        LocalDate deprecatedOn = day(model, LifecycleKeys.DEPRECATED_ON);
        LocalDate retiresOn = day(model, LifecycleKeys.RETIRES_ON);
        String successor = model.text(LifecycleKeys.SUCCESSOR);
        if (deprecatedOn != null && retiresOn != null && retiresOn.isBefore(deprecatedOn)) {
            model.problems()
                    .add(
                            model.path(LifecycleKeys.RETIRES_ON),
                            "is before deprecated-on: first nobody should begin to use it, then it"
                                    + " goes.");
            return null;
        }
        if (deprecatedOn == null && retiresOn == null) {
            if (successor != null) {
                model.problems()
                        .add(
                                model.path(LifecycleKeys.SUCCESSOR),
                                "is for a model that goes: deprecated-on or retires-on is missing.");
            }
            return null;
        }
        return new Lifecycle(deprecatedOn, retiresOn, successor);
    }

    private static @Nullable LocalDate day(Section model, Key key) {
        return model.value(key, A_DAY, LocalDate::parse);
    }
}
