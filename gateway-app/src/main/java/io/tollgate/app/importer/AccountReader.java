package io.tollgate.app.importer;

import io.tollgate.app.importer.Clouds.Entry;
import io.tollgate.app.importer.Deployment.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads whose account a deployment is, and where. */
final class AccountReader {

    private final Report report;
    private final References references;
    private final Clouds clouds;

    AccountReader(Report report, References references) {
        this.report = report;
        this.references = references;
        this.clouds = new Clouds(references);
    }

    /** The account, null if it can be reached nowhere. */
    @Nullable Account read(String where, Vendor vendor, Fields params) {
        String given = params.text("api_base");
        String other = params.text("base_url");
        String said = given == null ? other : given;
        String key = params.text("api_key");
        Entry entry = clouds.read(vendor, params, key != null);
        String url = said == null && entry.url() != null ? entry.url() : url(where, vendor, said);
        if (url == null) {
            return null;
        }
        boolean elsewhere = vendor.url() != null && !vendor.url().equals(url);
        return new Account(
                elsewhere && vendor.name().equals("openai") ? compatible(vendor) : vendor,
                url,
                key(params.path("api_key"), vendor, key, elsewhere),
                entry.options(),
                entry.credential(),
                headers(vendor, params),
                params.number("timeout"));
    }

    /** The name openai would lend it OpenAI's prices. */
    private static Vendor compatible(Vendor openai) {
        return new Vendor(
                openai.prefix(),
                "openai-compatible",
                openai.dialect(),
                null,
                null,
                null,
                List.of());
    }

    private @Nullable String key(
            String where, Vendor vendor, @Nullable String given, boolean elsewhere) {
        if (given != null) {
            return references.credential(where, given, vendor);
        }
        String habit = vendor.keyVariable();
        if (habit != null && elsewhere) {
            report.changed(
                    where,
                    "is not there, and "
                            + habit
                            + " is not sent to another server than its own; add api-key if it"
                            + " wants one.");
        }
        return habit == null || elsewhere ? null : references.byHabit(habit);
    }

    private @Nullable String url(String where, Vendor vendor, @Nullable String given) {
        if (given == null) {
            return vendor.url() != null || vendor.urlVariable() == null
                    ? vendor.url()
                    : references.placeholder(vendor.urlVariable());
        }
        String url = references.text(given).replaceAll("(/v1/messages|/chat/completions)?/*$", "");
        if (url.startsWith("${")) {
            return url;
        }
        try {
            URI uri = URI.create(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Told like one that is no address of a server.
        }
        report.leftOut(
                where,
                "api_base is no address that can be taken: http or https, a host, no user, no"
                        + " query.");
        return null;
    }

    private Map<String, String> headers(Vendor vendor, Fields params) {
        Map<String, String> headers = new TreeMap<>();
        String organization = params.text("organization");
        if (organization != null) {
            headers.put("OpenAI-Organization", references.text(organization));
        }
        for (String name : List.of("extra_headers", "headers")) {
            Fields given = params.fields(name);
            given.names().stream()
                    .sorted()
                    .forEach(
                            header -> {
                                String value = given.text(header);
                                if (value != null) {
                                    String where = given.path(header);
                                    headers.put(
                                            header,
                                            references.header(where, header, value, vendor));
                                }
                            });
        }
        return headers;
    }
}
