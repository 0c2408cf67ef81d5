package io.tollgate.app.policycode;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Does what a plan says, change by change. */
final class Applier {

    private static final int CHANGED_MEANWHILE = 412;

    private final AdminApi api;
    private final Consumer<String> progress;

    /**
     * @param progress takes a line for each change that is made
     */
    Applier(AdminApi api, Consumer<String> progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * Makes the changes, and stops at the first that is refused.
     *
     * @throws AdminApi.Refusal that says how far it came
     */
    void apply(Plan plan) {
        String run = UUID.randomUUID().toString();
        List<Change> changes = plan.changes();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            try {
                make(change, run + "-" + i);
            } catch (AdminApi.Refusal e) {
                throw new AdminApi.Refusal(
                        e.status(),
                        "%s: %s%n%d of %d changes are made, this one and those after it are not. %s"
                                .formatted(
                                        PlanText.title(change),
                                        e.getMessage(),
                                        i,
                                        changes.size(),
                                        e.status() == CHANGED_MEANWHILE
                                                ? "Somebody else changed it meanwhile: plan again."
                                                : "What is made stays; plan again to go on."));
            }
            progress.accept(PlanText.title(change) + " (" + (i + 1) + "/" + changes.size() + ")");
        }
    }

    private void make(Change change, String once) {
        Thing thing = change.thing();
        switch (change) {
            case Change.Create _ ->
                    api.post(thing.kind().collection(thing.id()), created(thing), once);
            case Change.Update update ->
                    api.put(thing.kind().address(thing.id()), thing.body(), update.etag());
            case Change.Remove _ -> api.delete(thing.kind().address(thing.id()));
        }
    }

    /** A unit's address says what it is below of, so its own name is enough. */
    private static ObjectNode created(Thing thing) {
        ObjectNode body = thing.body().deepCopy();
        return thing.kind() == Kind.UNIT
                ? body.put("id", thing.id().substring(thing.id().lastIndexOf('/') + 1))
                : body;
    }
}
