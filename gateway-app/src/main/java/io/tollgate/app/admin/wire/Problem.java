package io.tollgate.app.admin.wire;

import java.util.List;

/** Something that an administrator asked for and does not get. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String detail;
    private final List<Fault> errors;

    private Problem(int status, String detail, List<Fault> errors) {
        super(detail);
        this.status = status;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    /**
     * What is wrong with a part of the request.
     *
     * @param pointer to it, as JSON Pointer has it: {@code /rights/models/0}
     */
    public record Fault(String pointer, String detail) {}

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** There is no such thing, or none that they may see: nobody learns which. */
    public static Problem missing(String what, String id) {
        return of(404, "There is no " + what + " '" + id + "'.");
    }

    public static Problem invalid(String pointer, String detail) {
        return new Problem(
                400, "The request is not what it should be.", List.of(new Fault(pointer, detail)));
    }

    /** Several things are wrong. */
    public static Problem invalid(List<Fault> faults) {
        return new Problem(400, "The request is not what it should be.", faults);
    }

    public static Problem forbidden(String detail) {
        return of(403, detail);
    }

    public int status() {
        return status;
    }

    public List<Fault> errors() {
        return errors;
    }

    public String detail() {
        return detail;
    }
}
