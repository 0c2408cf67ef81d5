package io.tollgate.policies.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.Reconciliation.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares providers' invoices with the ledger, by the day and the model. Blocks. */
public final class Reconciliations {

    private static final Set<Field> DETAIL =
            EnumSet.of(Field.MODEL_SERVED, Field.SOURCE, Field.END_REASON, Field.PRICE_ID);

    /** Invoices name a model's release where requests need not. */
    private static final Pattern RELEASE =
            Pattern.compile("[-@](20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)$");

    private final UsageBook book;
    private final TermsBook terms;

    public Reconciliations(UsageBook book, TermsBook terms) {
        this.book = book;
        this.terms = terms;
    }

    private record Spot(LocalDate day, String model) implements Comparable<Spot> {

        @Override
        public int compareTo(Spot other) {
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : model.compareTo(other.model);
        }
    }

    /**
     * All days from the invoice's first to its last.
     *
     * @throws ReportRefused if the invoice is empty, or spans more than a report can
     */
    public Reconciliation compare(String provider, List<InvoiceLine> invoice, Visible visible) {
        LocalDate first =
                invoice.stream()
                        .map(InvoiceLine::day)
                        .min(LocalDate::compareTo)
                        .orElseThrow(() -> new ReportRefused("The invoice has no lines"));
        LocalDate last =
                invoice.stream().map(InvoiceLine::day).max(LocalDate::compareTo).orElse(first);
        ReportPeriod period = new ReportPeriod(first, last.plusDays(1), ZoneOffset.UTC);
        Map<Spot, Money> charged = new HashMap<>();
        invoice.forEach(
                line ->
                        charged.merge(
                                new Spot(line.day(), name(line.model())),
                                line.amount(),
                                Money::plus));
        Map<Spot, List<UsageLine>> used = used(provider, period, visible);
        Set<Spot> spots = new TreeSet<>(charged.keySet());
        spots.addAll(used.keySet());
        List<Row> rows = new ArrayList<>();
        for (Spot spot : spots) {
            List<UsageLine> lines = used.getOrDefault(spot, List.of());
            rows.add(row(spot, lines, charged.getOrDefault(spot, Money.ZERO)));
        }
        return whole(provider, period, rows);
    }

    private static Reconciliation whole(String provider, ReportPeriod period, List<Row> rows) {
        Money ledger = rows.stream().map(Row::ledger).reduce(Money.ZERO, Money::plus);
        Money charged = rows.stream().map(Row::invoice).reduce(Money.ZERO, Money::plus);
        return new Reconciliation(
                provider, period.from(), period.to(), ledger, charged, charged.minus(ledger), rows);
    }

    private Map<Spot, List<UsageLine>> used(String provider, ReportPeriod period, Visible visible) {
        UsageQuestion question =
                new UsageQuestion(
                        period.span(),
                        UsageQuestion.Resolution.DAYS,
                        DETAIL,
                        List.of(new Filter(Dimension.Attribute.PROVIDER, provider)),
                        visible,
                        new Basis.Current());
        Map<Spot, List<UsageLine>> used = new HashMap<>();
        for (UsageLine line : book.lines(question)) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(line.start()), ZoneOffset.UTC);
            Spot spot = new Spot(day, name(line.text(Field.MODEL_SERVED)));
            used.computeIfAbsent(spot, _ -> new ArrayList<>()).add(line);
        }
        return used;
    }

    private static String name(String model) {
        return RELEASE.matcher(model.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    private Row row(Spot spot, List<UsageLine> lines, Money charged) {
        Money ledger =
                lines.stream().map(line -> line.figures().cost()).reduce(Money.ZERO, Money::plus);
        Money difference = charged.minus(ledger);
        return new Row(
                spot.day(),
                spot.model(),
                ledger,
                charged,
                difference,
                new Differences(lines, KindSplit.of(lines, terms), charged).explain(difference));
    }
}
