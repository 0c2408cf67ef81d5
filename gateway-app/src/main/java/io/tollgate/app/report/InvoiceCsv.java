package io.tollgate.app.report;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.InvoiceLine;
import io.tollgate.policies.report.ReportRefused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a provider says it charges: a table with a day, a model and an amount in dollars, by
 * any of the names that providers' own exports give them.
 */
final class InvoiceCsv {

    private static final List<String> DAY =
            List.of("date", "day", "usage_date", "usage_date_utc", "start_time_iso", "start_time");
    private static final List<String> MODEL =
            List.of("model", "model_version", "model_name", "line_item", "sku");
    private static final List<String> AMOUNT =
            List.of("amount", "cost", "amount_value", "cost_usd", "amount_usd", "cost_in_usd");

    /** No instant in the year 1970's first days is meant by digits, but seconds. */
    private static final int DATE_LENGTH = 10;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreHeaderCase(true)
                    .setTrim(true)
                    .setIgnoreEmptyLines(true)
                    .get();

    private InvoiceCsv() {}

    /**
     * @throws ReportRefused if a column is missing or a cell cannot be read; names the line
     */
    static List<InvoiceLine> read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = FORMAT.parse(new StringReader(plain))) {
            List<String> titles =
                    parser.getHeaderNames().stream()
                            .map(title -> title.toLowerCase(Locale.ROOT))
                            .toList();
            String day = column(titles, DAY, "a day");
            String model = column(titles, MODEL, "a model");
            String amount = column(titles, AMOUNT, "an amount");
            List<InvoiceLine> lines = new ArrayList<>();
            for (CSVRecord row : parser) {
                lines.add(line(row, day, model, amount));
            }
            return lines;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new ReportRefused("The file is no table: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String column(List<String> titles, List<String> names, String what) {
        return names.stream()
                .filter(titles::contains)
                .findFirst()
                .orElseThrow(
                        () ->
                                new ReportRefused(
                                        "The file has no column for %s; one of %s is needed"
                                                .formatted(what, String.join(", ", names))));
    }

    private static InvoiceLine line(CSVRecord row, String day, String model, String amount) {
        try {
            BigDecimal money = new BigDecimal(row.get(amount));
            return new InvoiceLine(
                    day(row.get(day)),
                    model(row.get(model)),
                    new Money(money.setScale(Money.SCALE, RoundingMode.HALF_EVEN)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ReportRefused(
                    "Record %d of the file cannot be read: %s"
                            .formatted(row.getRecordNumber(), e.getMessage()));
        }
    }

    private static LocalDate day(String text) {
        boolean seconds = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return seconds
                ? LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(text)), ZoneOffset.UTC)
                : LocalDate.parse(text.substring(0, Math.min(text.length(), DATE_LENGTH)));
    }

    /** Some name what of the model is charged after it: {@code gpt-x, cached input}. */
    private static String model(@Nullable String text) {
        if (text == null) {
            return "";
        }
        int comma = text.indexOf(',');
        return comma < 0 ? text : text.substring(0, comma);
    }
}
