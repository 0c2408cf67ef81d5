package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A gateway that wants keys, with priced models on one stub. */
final class PolicyStage {

    static final StubProvider STUB = new StubProvider();
    static final RunningGateway GATEWAY = new RunningGateway(yaml(STUB.port()));

    private static final AtomicInteger TEAMS = new AtomicInteger();

    private PolicyStage() {}

    private static String yaml(int port) {
        return """
        tollgate:
          demo: false
          discovery: false
          access: keys
          health: { min-calls: 1000000, max-rest: 0s }
          defaults: { retry: { attempts: 1 } }
          providers:
            openai: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1", api-key: sk-provider-canary }
            anthropic: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d", api-key: sk-provider-canary }
            ollama: { dialect: ollama, base-url: "http://127.0.0.1:%1$d" }
            hasty: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1", timeouts: { idle: 300ms } }
          models:
            priced: { targets: [ { provider: openai, model: gpt-priced, price: { input: 1, output: 2 }, max-output-tokens: 1000 } ] }
            priced-anthropic: { targets: [ { provider: anthropic, model: claude-priced, price: { input: 1, output: 2 }, max-output-tokens: 1000 } ] }
            priced-ollama: { targets: [ { provider: ollama, model: llama-priced, price: { input: 1, output: 2 }, max-output-tokens: 1000 } ] }
            chained:
              retry: { attempts: 2 }
              targets:
                - { provider: openai, model: gpt-priced, price: { input: 1, output: 2 } }
                - { provider: hasty, model: gpt-dear, price: { input: 10, output: 20 } }
            unpriced: { targets: [ { provider: openai, model: unheard-of } ] }
            small: { targets: [ { provider: openai, model: gpt-small, price: { input: 0.1, output: 0.2 } } ] }
            by-team:
              rules:
                - { when: { teams: [ "gold/*" ] }, use: priced }
                - { use: small }
        """
                .formatted(port);
    }

    static Policing policing() {
        return GATEWAY.bean(Policing.class);
    }

    static Directory directory() {
        return policing().directory();
    }

    /** A team that no other test has, of a tenant. */
    static String team(String tenant) {
        String team = tenant + "/t" + TEAMS.incrementAndGet();
        directory().put(new OrgUnit(tenant, tenant, Status.ACTIVE, null, Rights.ALL));
        directory().put(new OrgUnit(team, team, Status.ACTIVE, null, Rights.ALL));
        return team;
    }

    /** A key that the gateway knows, with everything that was declared before it. */
    static Issued key(String team, Rights rights) {
        return key(team, rights, KeySettings.DEFAULTS);
    }

    static Issued key(String team, Rights rights, KeySettings settings) {
        Issued issued = issue(team, rights, settings);
        await(
                () ->
                        policing().feed().authenticate(issued.text(), null)
                                instanceof Authentication.Known);
        return issued;
    }

    static Issued issue(String team, Rights rights, KeySettings settings) {
        return directory()
                .issue(
                        new ApiKey(
                                "",
                                team,
                                false,
                                null,
                                "a test's",
                                Map.of("env", "test"),
                                null,
                                Status.ACTIVE,
                                null,
                                rights,
                                settings,
                                List.of()));
    }

    static Quota quota(String team, Quota.Unit unit, long limit, boolean shadow) {
        return new Quota(
                team.replace('/', '-') + "-quota",
                new Scope(Level.TEAM, team),
                null,
                unit,
                unit == Quota.Unit.STREAMS ? null : Quota.Period.HOUR,
                limit,
                shadow);
    }

    static Budget budget(String team, String limit, boolean hard, Budget.@Nullable Thrift thrift) {
        return new Budget(
                budgetOf(team),
                new Scope(Level.TEAM, team),
                Money.of(limit),
                new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                hard,
                List.of(50, 80, 100),
                thrift,
                false);
    }

    static String budgetOf(String team) {
        return team.replace('/', '-') + "-budget";
    }

    /** A team's key that a budget pays for. */
    static Issued keyWithBudget(String limit) {
        String team = team("acme");
        directory().put(budget(team, limit, true, null));
        return key(team, Rights.ALL);
    }

    static HttpResponse<byte[]> ask(Issued issued, String dialect, String model, boolean stream) {
        return PlainHttp.postTo(
                GATEWAY.url() + PlainHttp.path(dialect),
                PlainHttp.chat(model, stream),
                "Authorization",
                "Bearer " + issued.text().reveal());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The ledger's rows of a key's team, once they are in the database. */
    static List<Map<String, Object>> rows(Issued issued) throws InterruptedException {
        await(() -> policing().ledger().state().records() == 0);
        return policing()
                .store()
                .jdbc()
                .sql("select * from ledger_entry where team = ? order by at, attempt, phase desc")
                .param(issued.key().unit())
                .query()
                .listOfRows();
    }

    static Money spent(Issued issued) {
        return policing()
                .store()
                .jdbc()
                .sql("select spent + overrun as used from budget_window where budget_id = ?")
                .param(budgetOf(issued.key().unit()))
                .query((row, _) -> policing().store().vendor().read(row.getObject("used")))
                .single();
    }

    static void await(Callable<Boolean> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try {
            while (!condition.call()) {
                assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
                Thread.sleep(5);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
