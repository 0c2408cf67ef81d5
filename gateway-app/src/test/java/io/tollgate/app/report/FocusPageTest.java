package io.tollgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.manual.Page;
import io.tollgate.policies.report.focus.FocusVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/focus.md} has the columns that are written, in their order, and no others. */
class FocusPageTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]*) \\| ([^|]+) \\|$");

    private static final String PAGE = Page.of("docs/focus.md").text();

    private static List<String> columns(String heading, boolean newest) {
        String section = PAGE.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        List<String> columns = new ArrayList<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            if (newest || !row.group(2).contains("1.3")) {
                columns.add(row.group(1));
            }
        }
        return columns;
    }

    @Test
    void thePageHasTheColumnsThatAreWritten() {
        assertThat(columns("Columns", false)).isEqualTo(FocusCsv.titles(FocusVersion.V1_2));
        assertThat(columns("Columns", true)).isEqualTo(FocusCsv.titles(FocusVersion.V1_3));
    }

    @Test
    void andThoseOfExceptions() {
        assertThat(columns("What has no price", true)).isEqualTo(FocusCsv.EXCEPTION_TITLES);
    }
}
