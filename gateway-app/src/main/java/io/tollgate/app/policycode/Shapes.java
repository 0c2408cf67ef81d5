package io.tollgate.app.policycode;

import io.tollgate.app.admin.directory.PolicyWords;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.policies.store.directory.DirectoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.node.ObjectNode;

/** Brings what is written, and what the gateway says, into the one form that is compared. */
final class Shapes {

    private final PolicyWords words = new PolicyWords();

    /**
     * The thing that a body is for.
     *
     * @throws Refused with everything that can be seen to be wrong
     */
    Thing thing(Kind kind, String id, ObjectNode body) {
        try {
            ObjectNode checked =
                    switch (kind) {
                        case UNIT -> words.unit(id, body);
                        case QUOTA -> words.quota(id, body);
                        case BUDGET -> words.budget(id, body);
                    };
            return new Thing(kind, id, checked);
        } catch (Problem e) {
            List<String> faults = new ArrayList<>();
            e.errors().forEach(fault -> faults.add(fault.pointer() + ": " + fault.detail()));
            throw new Refused(faults.isEmpty() ? List.of(e.detail()) : faults);
        } catch (DirectoryException e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        } catch (JacksonException e) {
            throw new Refused(List.of(said(e)));
        }
    }

    private static String said(JacksonException thrown) {
        if (thrown instanceof PropertyBindingException unknown) {
            return "'"
                    + unknown.getPropertyName()
                    + "' is not a key here; valid are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .filter(name -> !PolicyFiles.SAID_BY_PLACE.contains(name))
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        String pointer = thrown instanceof DatabindException bound ? pointer(bound) : "";
        return pointer
                + (thrown instanceof MismatchedInputException mismatch
                        ? ": expected " + expected(mismatch.getTargetType())
                        : ": " + thrown.getOriginalMessage());
    }

    private static String pointer(DatabindException thrown) {
        return thrown.getPath().stream()
                .map(
                        step ->
                                "/"
                                        + (step.getPropertyName() == null
                                                ? step.getIndex()
                                                : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == Duration.class || type == String.class ? "a text" : "a mapping of names";
    }

    /** It is no such thing. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient List<String> faults;

        Refused(List<String> faults) {
            super(String.join("; ", faults));
            this.faults = faults;
        }

        List<String> faults() {
            return faults;
        }
    }
}
