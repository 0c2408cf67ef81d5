package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.Statement.KindLine;
import io.tollgate.policies.report.Statement.ModelLine;
import io.tollgate.policies.report.Statement.Mover;
import io.tollgate.policies.report.Statement.Unpriced;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A month's lines, by what a statement tells them apart. */
record StatementDetail(List<UsageLine> lines, KindSplit split) {

    private static final int MOVERS = 10;

    private record Model(String provider, String model) {}

    private record Used(@Nullable String project, Model model) {}

    private record Kind(Model model, @Nullable TokenKind kind) {}

    Figures total() {
        return CostReports.total(lines.stream().map(UsageLine::figures).toList());
    }

    private static Model model(UsageLine line) {
        return new Model(line.text(Field.PROVIDER), line.text(Field.MODEL_SERVED));
    }

    private <K> Map<K, Figures> by(Function<UsageLine, K> key) {
        Map<K, Figures> sums = new HashMap<>();
        lines.forEach(line -> sums.merge(key.apply(line), line.figures(), Figures::plus));
        return sums;
    }

    /** Dearest first. */
    List<ModelLine> models() {
        return by(StatementDetail::model).entrySet().stream()
                .map(
                        sum ->
                                new ModelLine(
                                        sum.getKey().provider(),
                                        sum.getKey().model(),
                                        sum.getValue()))
                .sorted(
                        Comparator.comparing((ModelLine line) -> line.figures().cost())
                                .reversed()
                                .thenComparing(ModelLine::provider)
                                .thenComparing(ModelLine::model))
                .toList();
    }

    private Map<Kind, Figures> byKind() {
        Map<Kind, Figures> sums = new HashMap<>();
        for (UsageLine line : lines) {
            for (KindSplit.Part part : split.split(line)) {
                sums.merge(new Kind(model(line), part.kind()), part.figures(), Figures::plus);
            }
        }
        return sums;
    }

    /** In the kinds' order; last what is not divided. */
    List<KindLine> kinds() {
        Map<@Nullable TokenKind, Figures> sums = new HashMap<>();
        byKind().forEach((key, figures) -> sums.merge(key.kind(), figures, Figures::plus));
        return sums.entrySet().stream()
                .map(sum -> line(sum.getKey(), sum.getValue()))
                .sorted(
                        Comparator.comparing(
                                KindLine::kind, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static KindLine line(@Nullable TokenKind kind, Figures figures) {
        long count = kind == TokenKind.REQUEST ? figures.attempts() : figures.tokens().total();
        return new KindLine(kind, count, figures.cost());
    }

    /** What the change is explained by: tokens, for requests are no tokens. */
    Map<Object, Change.Item> items() {
        Map<Object, Change.Item> items = new HashMap<>();
        byKind().forEach(
                        (key, figures) ->
                                items.put(
                                        key,
                                        new Change.Item(
                                                BigDecimal.valueOf(figures.tokens().total()),
                                                figures.cost())));
        return items;
    }

    Unpriced unpriced() {
        long attempts = 0;
        long tokens = 0;
        for (UsageLine line : lines) {
            attempts += line.figures().unpriced();
            tokens += line.figures().unpriced() == 0 ? 0 : line.figures().tokens().total();
        }
        return new Unpriced(attempts, tokens);
    }

    /** What changed most, up or down. */
    List<Mover> movers(StatementDetail before) {
        Function<UsageLine, Used> used = line -> new Used(line.value(Field.PROJECT), model(line));
        Map<Used, Figures> now = by(used);
        Map<Used, Figures> then = before.by(used);
        Set<Used> keys = new HashSet<>(now.keySet());
        keys.addAll(then.keySet());
        return keys.stream()
                .map(
                        key ->
                                new Mover(
                                        key.project(),
                                        key.model().provider(),
                                        key.model().model(),
                                        cost(now, key),
                                        cost(then, key)))
                .filter(mover -> !mover.change().isZero())
                .sorted(
                        Comparator.comparing((Mover mover) -> mover.change().amount().abs())
                                .reversed()
                                .thenComparing(Mover::toString))
                .limit(MOVERS)
                .toList();
    }

    private static Money cost(Map<Used, Figures> sums, Used key) {
        return sums.getOrDefault(key, Figures.ZERO).cost();
    }
}
