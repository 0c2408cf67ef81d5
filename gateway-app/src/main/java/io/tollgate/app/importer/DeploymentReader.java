package io.tollgate.app.importer;

import io.tollgate.app.importer.Deployment.Account;
import io.tollgate.app.importer.Deployment.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code model_list}. */
final class DeploymentReader {

    private static final String PARAMS = "litellm_params";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int FINEST_PRICE = 6;

    private final Report report;
    private final Reasons reasons;
    private final AccountReader accounts;
    private final Map<String, Map<String, @Nullable Object>> credentials;

    /**
     * @param credentials of {@code credential_list}, by name
     */
    DeploymentReader(
            Report report,
            Reasons reasons,
            AccountReader accounts,
            Map<String, Map<String, @Nullable Object>> credentials) {
        this.report = report;
        this.reasons = reasons;
        this.accounts = accounts;
        this.credentials = credentials;
    }

    List<Deployment> read(List<?> list) {
        List<Deployment> deployments = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String where = "model_list[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> entry) {
                Deployment deployment = entry(where, BoundedYaml.asMap(entry));
                if (deployment != null) {
                    deployments.add(deployment);
                }
            } else {
                report.leftOut(where, "is no mapping.");
            }
        }
        return deployments;
    }

    private @Nullable Deployment entry(String where, Map<String, @Nullable Object> entries) {
        Fields entry = new Fields(where, entries, report);
        String group = entry.text("model_name");
        Fields params = withCredential(entry.fields(PARAMS));
        Fields info = entry.fields("model_info");
        entry.tellRest(reasons, "model");
        String model = params.text("model");
        if (group == null || model == null) {
            report.leftOut(where, "has no model_name, or no litellm_params.model.");
            return null;
        }
        String named = where + " (" + group + ")";
        Served served = served(named, model, params.text("custom_llm_provider"));
        return served == null ? null : deployment(named, group, served, params, info);
    }

    /** A model at somebody whose dialect Tollgate speaks. */
    private record Served(Vendor vendor, String model) {}

    private @Nullable Served served(String where, String text, @Nullable String provider) {
        int slash = text.indexOf('/');
        String prefix = provider != null || slash < 0 ? provider : text.substring(0, slash);
        Vendor vendor = prefix == null ? Vendor.byModel(text) : Vendor.of(prefix);
        if (vendor != null) {
            boolean said = slash >= 0 && text.substring(0, slash).equals(prefix);
            String model = said ? text.substring(slash + 1) : text;
            return new Served(vendor.having(model), vendor.itsName(model));
        }
        if (prefix != null && Vendor.isNotYetServed(prefix)) {
            report.leftOut(where, "Tollgate does not speak the dialect of '" + prefix + "' yet.");
        } else if (text.equals("*")) {
            report.leftOut(
                    where,
                    "a model of any provider. Declare a glob for each:"
                            + " \"gpt-*\": { targets: [ { provider: openai } ] }.");
        } else {
            report.leftOut(
                    where,
                    (prefix == null
                                    ? "whose model this is cannot be told by its name."
                                    : "'" + prefix + "' is no provider that this importer knows.")
                            + " If its API is compatible with OpenAI's, write openai/MODEL and its"
                            + " api_base, and import again.");
        }
        return null;
    }

    private @Nullable Deployment deployment(
            String where, String group, Served served, Fields params, Fields info) {
        Account account = accounts.read(where, served.vendor(), params);
        Share share =
                new Share(
                        params.numberOrZero("weight"), params.number("rpm"), params.number("tpm"));
        if (share.rpm() != null || share.tpm() != null) {
            report.changed(
                    where,
                    "rpm and tpm are what a deployment is weighed by where it has no weight; as"
                            + " limits they stay behind. What a provider refuses makes its target"
                            + " rest.");
        }
        Deployment deployment =
                account == null
                        ? null
                        : new Deployment(
                                where,
                                group,
                                account,
                                served.model(),
                                share,
                                params.numberOrZero("order"),
                                params.count("max_parallel_requests"),
                                price(params, info),
                                info.count("max_output_tokens"),
                                retries(params),
                                params.number("stream_timeout"));
        if (account != null) {
            params.tellRest(reasons, PARAMS);
            info.tellRest(reasons, "model_info");
        }
        return deployment;
    }

    private static @Nullable Integer retries(Fields params) {
        Integer retries = params.whole("num_retries");
        Integer most = params.whole("max_retries");
        return retries == null ? most : retries;
    }

    private Fields withCredential(Fields params) {
        String name = params.text("litellm_credential_name");
        if (name == null) {
            return params;
        }
        Map<String, @Nullable Object> values = credentials.get(name);
        if (values == null) {
            report.leftOut(
                    params.path("litellm_credential_name"),
                    "is not in this file's credential_list.");
            return params;
        }
        return params.over(values);
    }

    /** Dollars for a token there, for a million here. */
    private @Nullable Map<String, Object> price(Fields params, Fields info) {
        BigDecimal input = either(params, info, "input_cost_per_token");
        BigDecimal output = either(params, info, "output_cost_per_token");
        if (input == null || output == null) {
            if (input != null || output != null) {
                report.leftOut(params.path("*_cost_per_token"), "a price needs both of them.");
            }
            return null;
        }
        BigDecimal in = input.multiply(MILLION).stripTrailingZeros();
        BigDecimal out = output.multiply(MILLION).stripTrailingZeros();
        if (Math.max(in.scale(), out.scale()) > FINEST_PRICE) {
            report.leftOut(
                    params.path("*_cost_per_token"),
                    "prices for a million tokens have at most six decimals.");
            return null;
        }
        Map<String, Object> price = new LinkedHashMap<>();
        price.put("input", plain(in));
        price.put("output", plain(out));
        return price;
    }

    private static @Nullable BigDecimal either(Fields params, Fields info, String name) {
        BigDecimal ours = params.numberOrZero(name);
        BigDecimal theirs = info.numberOrZero(name);
        return ours == null ? theirs : ours;
    }

    private static Object plain(BigDecimal number) {
        return number.scale() <= 0 ? number.toBigInteger() : number;
    }
}
