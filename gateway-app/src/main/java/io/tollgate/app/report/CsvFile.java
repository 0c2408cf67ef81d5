package io.tollgate.app.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table. Words that clients chose may begin like a formula, which a spreadsheet would run;
 * an apostrophe before them makes them words. Numbers are written as they are.
 */
final class CsvFile implements AutoCloseable {

    private static final String FORMULA = "=+-@\t\r\n";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter printer;

    /**
     * @param out is not closed, but flushed
     */
    CsvFile(OutputStream out, List<String> titles) {
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            printer = new CSVPrinter(writer, FORMAT);
            printer.printRecord(titles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row in the making. */
    static final class Row {

        private final List<@Nullable Object> cells = new ArrayList<>();

        Row text(@Nullable String text) {
            cells.add(text == null ? null : safe(text));
            return this;
        }

        Row number(@Nullable Long number) {
            cells.add(number);
            return this;
        }

        Row number(BigDecimal number) {
            cells.add(number.toPlainString());
            return this;
        }

        /** A number or an instant that is text already and nobody's words. */
        Row plain(@Nullable String value) {
            cells.add(value);
            return this;
        }
    }

    static String safe(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    void write(Row row) {
        try {
            printer.printRecord(row.cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
