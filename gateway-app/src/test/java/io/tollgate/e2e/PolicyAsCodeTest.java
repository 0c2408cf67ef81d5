package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.policycode.PolicyRun;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A company keeps its policies in files: one story, told in order. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PolicyAsCodeTest {

    private static final RunningGateway GATEWAY =
            new RunningGateway("tollgate: { access: keys, demo: true, discovery: false }");
    private static final Path EXAMPLE = Path.of("../docs/examples/policies/acme.yaml");

    @TempDir static Path files;
    private static String key;

    @BeforeAll
    static void theExample() throws IOException {
        Files.copy(EXAMPLE, files.resolve("acme.yaml"));
        key = GATEWAY.admin().key();
        GATEWAY.admin().post("/tenants", "{\"id\":\"elsewhere\",\"name\":\"Elsewhere\"}").is(201);
    }

    private static PolicyRun run(String... words) {
        return PolicyRun.of(GATEWAY.url(), key, false, files, words);
    }

    private static void edit(String before, String after) throws IOException {
        Path file = files.resolve("acme.yaml");
        String yaml = Files.readString(file);
        assertThat(yaml).contains(before);
        Files.writeString(file, yaml.replace(before, after));
    }

    @Test
    @Order(1)
    void aPlanSaysWhatIsMissingAndChangesNothing() {
        PolicyRun plan = run("plan");
        assertThat(plan.status()).as(plan.err()).isEqualTo(1);
        assertThat(plan.out())
                .contains("+ unit acme\n", "+ quota acme.search.tokens\n", "    limit: 20000000\n")
                .contains("    rights.models: [\"gpt-*\",\"claude-*\",\"support-bot\"]\n")
                .contains("Not in the files, and not looked at: elsewhere")
                .endsWith("11 to make, 0 to change, 0 to remove; 0 are as the files say.\n");
        GATEWAY.admin().get("/tenants/acme").is(404);
    }

    @Test
    @Order(2)
    void nothingIsAppliedUnlessSomebodySaysYes() {
        PolicyRun apply = run("apply");
        assertThat(apply.status()).isEqualTo(2);
        assertThat(apply.err()).contains("Nothing was changed");
        GATEWAY.admin().get("/tenants/acme").is(404);
    }

    @Test
    @Order(3)
    void whatIsAppliedIsThere() {
        PolicyRun apply = run("apply", "--yes");
        assertThat(apply.status()).as(apply.err()).isZero();
        assertThat(apply.out()).contains("+ unit acme (1/11)", "(11/11)");
        assertThat(GATEWAY.admin().get("/tenants/acme/teams/search/projects/crawler").text())
                .contains("gpt-5-mini");
        assertThat(GATEWAY.admin().get("/budgets/acme.search.month").text())
                .contains("\"limit\":\"5000\"", "Europe/Berlin", "\"percent\":80");

        PolicyRun again = run("plan");
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("No differences; 11 things are as the files say.");
        assertThat(run("apply").status()).isZero();
    }

    @Test
    @Order(4)
    void whatDiffersIsChangedFieldByField() throws IOException {
        edit("limit: 600", "limit: 60");
        edit("limit: 5000", "limit: 6000");
        edit("name: Search", "name: Search and find");

        PolicyRun plan = run("plan");
        assertThat(plan.status()).isEqualTo(1);
        assertThat(plan.out())
                .isEqualTo(
                        """
                        ~ quota acme.search.requests
                            limit: 600 -> 60
                        ~ unit acme/search
                            name: Search -> Search and find
                        ~ budget acme.search.month
                            limit: 5000 -> 6000
                        Not in the files, and not looked at: elsewhere
                        0 to make, 3 to change, 0 to remove; 8 are as the files say.
                        """);
        assertThat(run("plan", "--json").out())
                .contains("\"action\" : \"update\"", "\"before\" : \"600\"");
        assertThat(run("apply", "--yes").status()).isZero();
        assertThat(run("plan").status()).isZero();
    }

    @Test
    @Order(5)
    void whatSomebodyElseChangesMeanwhileIsNotWrittenOver() throws IOException {
        edit("limit: 6000", "limit: 7000");
        AdminClient admin = GATEWAY.admin();
        AdminClient.Answer there = admin.get("/budgets/acme.search.month");

        PolicyRun apply =
                PolicyRun.of(
                        GATEWAY.url(),
                        key,
                        () -> {
                            admin.put(
                                            "/budgets/acme.search.month",
                                            there.text()
                                                    .replace("\"6000\"", "\"6500\"")
                                                    .replaceAll(",\"current\":\\{.*?}", ""),
                                            "If-Match",
                                            there.etag())
                                    .is(200);
                            return true;
                        },
                        files,
                        "apply");

        assertThat(apply.status()).isEqualTo(2);
        assertThat(apply.err())
                .contains("~ budget acme.search.month: 412", "Somebody else changed it meanwhile");
        assertThat(admin.get("/budgets/acme.search.month").text()).contains("\"6500\"");
        assertThat(run("plan").out()).contains("limit: 6500 -> 7000");
        assertThat(run("apply", "--yes").status()).isZero();
    }

    @Test
    @Order(6)
    void whatIsInNoFileStaysUnlessItIsPruned() throws IOException {
        edit("          acme.search.requests: { unit: requests, period: minute, limit: 60 }\n", "");
        GATEWAY.admin()
                .post("/tenants/acme/teams", "{\"id\":\"stray\",\"name\":\"Stray\"}")
                .is(201);

        PolicyRun plan = run("plan");
        assertThat(plan.status()).isZero();
        assertThat(plan.out())
                .contains(
                        "quota acme.search.requests is in no file",
                        "unit acme/stray is in no file");
        assertThat(run("plan", "--prune").out())
                .contains("~ unit acme/stray\n    status: active -> suspended")
                .contains("- quota acme.search.requests");
        assertThat(run("apply", "--prune", "--yes").status()).isZero();
        GATEWAY.admin().get("/quotas/acme.search.requests").is(404);
        assertThat(GATEWAY.admin().get("/tenants/acme/teams/stray").text()).contains("suspended");
        GATEWAY.admin().get("/tenants/elsewhere").is(200);
        assertThat(run("plan", "--prune").status()).isZero();
    }

    @Test
    @Order(7)
    void exportedFilesSayWhatThereIs(@TempDir Path folder) {
        PolicyRun export = PolicyRun.of(GATEWAY.url(), key, false, folder, "export");
        assertThat(export.status()).as(export.err()).isZero();
        assertThat(folder.resolve("acme.yaml")).exists();
        assertThat(folder.resolve("elsewhere.yaml")).exists();
        PolicyRun plan = PolicyRun.of(GATEWAY.url(), key, false, folder, "plan", "--prune");
        assertThat(plan.status()).as(plan.out() + plan.err()).isZero();

        PolicyRun again = PolicyRun.of(GATEWAY.url(), key, false, folder, "export");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    @Order(8)
    void aTenantsAdministratorPlansForTheirTenantOnly() {
        String theirs = GATEWAY.adminKey(new Grant(Role.TENANT_ADMIN, "acme"));
        PolicyRun plan = PolicyRun.of(GATEWAY.url(), theirs, false, files, "plan");
        assertThat(plan.status()).as(plan.out() + plan.err()).isZero();
        assertThat(plan.out()).doesNotContain("elsewhere");

        String others = GATEWAY.adminKey(new Grant(Role.TENANT_ADMIN, "elsewhere"));
        PolicyRun foreign = PolicyRun.of(GATEWAY.url(), others, true, files, "apply");
        assertThat(foreign.status()).isEqualTo(2);
        assertThat(foreign.err()).contains("+ unit acme: 403", "0 of 10 changes are made");
    }

    @Test
    @Order(9)
    void mistakesAndLackOfAccessAreSaid(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), "tenants: { acme: { nam: x } }");
        PolicyRun mistaken = PolicyRun.of(GATEWAY.url(), key, false, folder, "plan");
        assertThat(mistaken.status()).isEqualTo(2);
        assertThat(mistaken.err()).contains("x.yaml:1: 'nam' is not a key here");

        PolicyRun keyless = PolicyRun.of(GATEWAY.url(), null, false, files, "plan");
        assertThat(keyless.err()).contains("TOLLGATE_ADMIN_KEY");
        PolicyRun wrong = PolicyRun.of(GATEWAY.url(), "tg_ak_wrong", false, files, "plan");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("401").doesNotContain("tg_ak_wrong");
        PolicyRun away = PolicyRun.of("http://127.0.0.1:1", key, false, files, "plan");
        assertThat(away.status()).isEqualTo(2);
        assertThat(away.err()).contains("cannot be asked");
        assertThat(List.of(keyless.status(), away.status())).containsOnly(2);
    }
}
