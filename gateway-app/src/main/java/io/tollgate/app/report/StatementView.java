package io.tollgate.app.report;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.Change;
import io.tollgate.policies.report.Statement;
import io.tollgate.policies.report.StatementFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A month statement as the API tells it. */
record StatementView(
        String unit,
        String month,
        String zone,
        String state,
        @Nullable BudgetView budget,
        String opening,
        FiguresView usage,
        String shared,
        List<CorrectionView> corrections,
        String closing,
        List<ModelView> models,
        List<KindView> tokenKinds,
        @Nullable FiguresView previous,
        @Nullable ChangeView change,
        List<WasteView> waste,
        UnpricedView unpriced,
        @Nullable String forecast,
        List<MoverView> movers) {

    record BudgetView(String id, String limit) {}

    record CorrectionView(String at, String amount, String reason) {}

    record ModelView(String provider, String model, FiguresView figures) {}

    record KindView(@Nullable String kind, long tokens, String cost) {}

    record ChangeView(String total, String price, String volume, String mix) {}

    record WasteView(String kind, long attempts, String cost) {}

    record UnpricedView(long attempts, long tokens) {}

    record MoverView(
            Map<String, @Nullable String> key, String cost, String previous, String change) {}

    static StatementView of(Statement statement) {
        StatementFacts.MonthBudget budget = statement.budget();
        Money forecast = statement.forecast();
        return new StatementView(
                statement.unit(),
                statement.month().toString(),
                statement.zone().getId(),
                statement.closed() ? "closed" : "open",
                budget == null ? null : new BudgetView(budget.id(), budget.limit().toString()),
                statement.opening().toString(),
                FiguresView.of(statement.usage()),
                statement.shared().toString(),
                statement.corrections().stream().map(StatementView::correction).toList(),
                statement.closing().toString(),
                statement.models().stream().map(StatementView::model).toList(),
                statement.tokenKinds().stream().map(StatementView::kind).toList(),
                FiguresView.orNull(statement.previous()),
                change(statement.change()),
                statement.waste().stream()
                        .map(
                                waste ->
                                        new WasteView(
                                                waste.kind().word(),
                                                waste.figures().attempts(),
                                                waste.figures().cost().toString()))
                        .toList(),
                new UnpricedView(statement.unpriced().attempts(), statement.unpriced().tokens()),
                forecast == null ? null : forecast.toString(),
                statement.movers().stream().map(StatementView::mover).toList());
    }

    private static CorrectionView correction(StatementFacts.Correction correction) {
        return new CorrectionView(
                correction.at().toString(), correction.amount().toString(), correction.reason());
    }

    private static ModelView model(Statement.ModelLine line) {
        return new ModelView(line.provider(), line.model(), FiguresView.of(line.figures()));
    }

    private static KindView kind(Statement.KindLine line) {
        TokenKind kind = line.kind();
        return new KindView(
                kind == null ? null : kind.word(), line.count(), line.cost().toString());
    }

    private static @Nullable ChangeView change(@Nullable Change change) {
        return change == null
                ? null
                : new ChangeView(
                        change.total().toString(),
                        change.price().toString(),
                        change.volume().toString(),
                        change.mix().toString());
    }

    private static MoverView mover(Statement.Mover mover) {
        Map<String, @Nullable String> key = new LinkedHashMap<>();
        key.put("project", mover.project());
        key.put("provider", mover.provider());
        key.put("model", mover.model());
        return new MoverView(
                key,
                mover.cost().toString(),
                mover.previous().toString(),
                mover.change().toString());
    }
}
