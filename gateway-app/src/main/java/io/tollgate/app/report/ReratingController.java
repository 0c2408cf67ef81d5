package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.store.ledger.Rerating;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Charges usage anew that had no price, or a wrong one; what was written stays. */
@RestController
class ReratingController {

    private final ReportDesk desk;
    private final ReportSight sight;

    ReratingController(ReportDesk desk, ReportSight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    /**
     * What is to be charged anew.
     *
     * @param to the day after the last one, of UTC
     * @param tenant absent: everybody's
     * @param serviceTier absent: the standard one
     * @param price the id of a price that was in use; absent: the one that holds now
     */
    record Wanted(
            @Nullable String from,
            @Nullable String to,
            @Nullable String tenant,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String serviceTier,
            @Nullable String price,
            @Nullable String reason) {}

    /** What was posted. */
    record Posted(String price, long attempts, long left, String difference) {}

    @PostMapping("/admin/v1/reports/rerating")
    @Requires(value = Permission.REPORTS_WRITE, everywhere = true)
    Mono<Posted> rerate(@RequestBody byte[] body, ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    Wanted wanted = StrictBody.read(body, Wanted.class);
                    Actor actor = sight.actor(exchange);
                    return desk.audited(
                            actor,
                            () -> rerate(wanted, actor.name()),
                            posted ->
                                    new Deed(
                                            "usage.rerate",
                                            "price/" + posted.price(),
                                            wanted.tenant(),
                                            wanted,
                                            posted));
                });
    }

    private Posted rerate(Wanted wanted, String actor) {
        ReportPeriod period =
                new ReportPeriod(
                        LocalDate.parse(given("from", wanted.from())),
                        LocalDate.parse(given("to", wanted.to())),
                        ZoneOffset.UTC);
        String tier = wanted.serviceTier() == null ? "" : wanted.serviceTier();
        String provider = given("provider", wanted.provider());
        String model = given("model", wanted.model());
        String price =
                wanted.price() == null
                        ? current(wanted.tenant(), provider, model, tier)
                        : wanted.price();
        Rerating.Result result =
                desk.rerating()
                        .run(
                                new Rerating.Order(
                                        period.from(),
                                        period.to(),
                                        wanted.tenant(),
                                        provider,
                                        model,
                                        tier,
                                        price,
                                        terms(price),
                                        given("reason", wanted.reason()),
                                        actor),
                                desk.now());
        return new Posted(price, result.attempts(), result.left(), result.difference().toString());
    }

    private String current(@Nullable String tenant, String provider, String model, String tier) {
        Quote quote =
                desk.prices().quote(tenant == null ? "" : tenant, provider, "", model, desk.now());
        if (quote == null || !quote.knows(tier)) {
            throw new ReportRefused("Nobody knows a price of " + provider + "/" + model);
        }
        return quote.priceId(tier);
    }

    private Terms terms(String price) {
        Terms terms = desk.terms().terms(List.of(price)).get(price);
        if (terms == null) {
            throw new ReportRefused("There is no price '" + price + "'");
        }
        return terms;
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ReportRefused("'" + field + "' is missing");
        }
        return value;
    }
}
