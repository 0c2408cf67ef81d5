package io.tollgate.app.importer;

import java.util.Set;

/** What somebody has to do who has imported a file. */
final class NextSteps {

    private NextSteps() {}

    static void tell(Report report, Set<String> variables, boolean keys, boolean nothingServed) {
        if (nothingServed) {
            report.next("No model crossed: declare providers and models by hand.");
        }
        if (!variables.isEmpty()) {
            report.next(
                    "Set "
                            + String.join(", ", variables)
                            + " where the gateway is started; without them it does not start.");
        }
        if (keys) {
            report.next(
                    "Issue keys anew: LiteLLM keeps digests of its keys, of which no other gateway"
                            + " can make anything. unit put, then key issue; see docs/policies.md.");
            report.next(
                    "Declare teams, quotas and budgets anew, or keep them in files; see"
                            + " docs/policy-as-code.md. What was spent stays in LiteLLM's database.");
        } else {
            report.next(
                    "LiteLLM asked for no key. Without one Tollgate serves its own machine alone;"
                            + " access: keys and keys for callers open it to others.");
        }
        report.next(
                "Point clients at the new address: the OpenAI SDK's base URL ends in /v1 here.");
        report.next("Compare: explain says where a request would go; see docs/traffic.md.");
    }
}
