package io.tollgate.policies.report.focus;

import io.tollgate.policies.report.ReportRefused;
import java.util.Arrays;

/** Releases of the specification that are written. */
public enum FocusVersion {
    V1_2("1.2"),
    V1_3("1.3");

    private final String number;

    FocusVersion(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    /**
     * @throws ReportRefused if it is not written here
     */
    public static FocusVersion of(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst()
                .orElseThrow(
                        () -> new ReportRefused("FOCUS is written in 1.2 and 1.3, not " + number));
    }
}
