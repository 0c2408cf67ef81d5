package io.tollgate.e2e;

import static org.awaitility.Awaitility.await;

import io.tollgate.app.metering.BudgetMeters;
import io.tollgate.app.policies.Policing;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A gateway to which everything happens that there is to see: for those who watch it. */
public final class WatchedStage {

    private static final String TEAM = "acme/search";

    private final StubProvider well = new StubProvider();
    private final StubProvider ill = new StubProvider();
    private final ListingProvider listing = new ListingProvider("listed");
    private final RunningGateway gateway = gateway(well.port(), ill.port(), listing.url());
    private final String key = declare(gateway.bean(Policing.class));

    private static RunningGateway gateway(int well, int ill, String listing) {
        return new RunningGateway(
                """
                tollgate:
                  demo: false
                  discovery: false
                  access: keys
                  health: { min-calls: 4, window: 60s, open: 60s, probes: 1, max-rest: 0s }
                  defaults: { retry: { attempts: 1 } }
                  oidc:
                    issuers:
                      corp:
                        issuer: http://127.0.0.1:1/realms/main
                        audiences: { gateway: [ tollgate ] }
                        tenant: acme
                  providers:
                    well: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1" }
                    claude: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d" }
                    ill: { dialect: openai, base-url: "http://127.0.0.1:%2$d/v1" }
                    listing: { dialect: openai, base-url: "%3$s", discover: true }
                  models:
                    priced: { targets: [ { provider: well, model: gpt-priced, price: { input: 1, output: 2 }, max-output-tokens: 1000, max-concurrent: 50 } ] }
                    crossing: { targets: [ { provider: claude, model: claude-priced, price: { input: 1, output: 2 }, max-output-tokens: 1000 } ] }
                    unpriced: { targets: [ { provider: well, model: unheard-of } ], retires-on: 2099-01-01 }
                    failing: { targets: [ { provider: ill, model: gpt-ill, price: { input: 1, output: 2 } } ] }
                    backed-up:
                      targets: [ { provider: ill, model: gpt-other, price: { input: 1, output: 2 } } ]
                      fallbacks: [ { provider: well, model: gpt-spare, price: { input: 1, output: 2 } } ]
                    shadowed:
                      targets: [ { provider: well, model: shadowed, price: { input: 2, output: 10 } } ]
                      shadow: { provider: well, model: shadow, percent: 100, price: { input: 1, output: 1 } }
                  experiments:
                    size:
                      model: tried
                      sticky-by: header
                      header: x-user
                      variants:
                        control: { use: priced, weight: 50 }
                        larger: { use: shadowed, weight: 50 }
                """
                        .formatted(well, ill, listing));
    }

    /** A team with a budget that is nearly spent, and quotas that let few through. */
    private static String declare(Policing policing) {
        Directory directory = policing.directory();
        for (String unit : List.of("acme", TEAM)) {
            directory.put(new OrgUnit(unit, unit, Status.ACTIVE, null, Rights.ALL));
        }
        directory.put(
                new Budget(
                        "search-month",
                        new Scope(Level.TEAM, TEAM),
                        Money.of("0.0001"),
                        new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                        false,
                        List.of(50, 80, 100),
                        null,
                        true));
        quota(directory, "failing-rph", "failing", 8, false);
        quota(directory, "priced-rph", "priced", 1, true);
        Directory.Issued issued = directory.issue(key());
        await().until(
                        () ->
                                policing.feed().authenticate(issued.text(), null)
                                        instanceof Authentication.Known);
        return issued.text().reveal();
    }

    private static void quota(
            Directory directory, String id, String model, long limit, boolean shadow) {
        directory.put(
                new Quota(
                        id,
                        new Scope(Level.TEAM, TEAM),
                        model,
                        Quota.Unit.REQUESTS,
                        Quota.Period.HOUR,
                        limit,
                        shadow));
    }

    private static ApiKey key() {
        return new ApiKey(
                "",
                TEAM,
                false,
                null,
                "a test's",
                Map.of(),
                null,
                Status.ACTIVE,
                null,
                Rights.ALL,
                KeySettings.DEFAULTS,
                List.of());
    }

    /** Where Prometheus looks, as host and port. */
    public String watchedAt() {
        return URI.create(gateway.watchedAt()).getAuthority();
    }

    /** Lets all of it happen once more, and waits until it is counted. */
    public void exercise() {
        answerWell();
        cross();
        fail();
        PlainHttp.postTo(url("openai"), PlainHttp.chat("priced", false));
        PlainHttp.postTo(gateway.watchedAt() + "/actuator/reload", "");
        Policing policing = gateway.bean(Policing.class);
        await().until(() -> policing.ledger().state().records() == 0);
        gateway.bean(BudgetMeters.class).read();
    }

    private void answerWell() {
        well.answers(Stage.answer("openai", "text", true));
        ask("priced", true);
        well.answers(Stage.answer("openai", "text", false));
        for (String model : List.of("priced", "unpriced", "shadowed", "tried", "tried")) {
            ask(model, false);
        }
    }

    private void cross() {
        well.answers(Stage.answer("anthropic", "text", false));
        PlainHttp.postTo(
                url("openai"),
                PlainHttp.chat("crossing", false)
                        .replace("\"stream\"", "\"logit_bias\":{\"50256\":-100},\"stream\""),
                authorization());
    }

    /** At first the provider fails, then its breaker is open, then the quota is used up. */
    private void fail() {
        ill.answers(Script.of("application/json", "{\"error\":{\"message\":\"no\"}}").status(500));
        well.answers(Stage.answer("openai", "text", false));
        for (int i = 0; i < 6; i++) {
            ask("backed-up", false);
            ask("failing", false);
        }
    }

    private void ask(String model, boolean stream) {
        PlainHttp.postTo(url("openai"), PlainHttp.chat(model, stream), authorization());
    }

    private String[] authorization() {
        return new String[] {"Authorization", "Bearer " + key, "x-user", "somebody"};
    }

    private String url(String dialect) {
        return gateway.url() + PlainHttp.path(dialect);
    }
}
