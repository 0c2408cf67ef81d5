package io.tollgate.app.report;

import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.report.PassingUses.Model;
import io.tollgate.policies.report.PassingUses.Use;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models that go, and who uses them.
 *
 * @param from the first day, of UTC
 * @param to the last one
 */
record DeprecationView(LocalDate from, LocalDate to, List<Going> models) {

    /**
     * A model that goes.
     *
     * @param model by the name that callers use
     * @param served by the provider's
     * @param deprecatedOn null where nobody says since when
     * @param retiresOn null where nobody says when it goes
     */
    record Going(
            String model,
            String provider,
            String served,
            @Nullable LocalDate deprecatedOn,
            @Nullable LocalDate retiresOn,
            @Nullable String successor,
            List<UserView> users) {

        static Going of(Model model, Lifecycle lifecycle, List<Use> uses) {
            return new Going(
                    model.requested(),
                    model.provider(),
                    model.served(),
                    lifecycle.deprecatedOn(),
                    lifecycle.retiresOn(),
                    lifecycle.successor(),
                    uses.stream().map(UserView::of).toList());
        }
    }

    /**
     * Who used it.
     *
     * @param attempts at the provider
     * @param lastUsed the day of the last one
     */
    record UserView(
            @Nullable String tenant,
            @Nullable String team,
            @Nullable String project,
            @Nullable String keyId,
            @Nullable String keyLabel,
            long attempts,
            String cost,
            LocalDate lastUsed) {

        static UserView of(Use use) {
            return new UserView(
                    use.user().tenant(),
                    use.user().team(),
                    use.user().project(),
                    use.user().keyId(),
                    use.user().keyLabel(),
                    use.figures().attempts(),
                    use.figures().cost().toString(),
                    use.lastDay());
        }
    }
}
