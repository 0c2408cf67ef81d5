package io.tollgate.app.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where an account of a cloud is, and how it is entered: each cloud has words of its own. */
final class Clouds {

    private static final String PROJECT_VARIABLE = "VERTEXAI_PROJECT";
    private static final String LOCATION_VARIABLE = "VERTEXAI_LOCATION";
    private static final String REGION_VARIABLE = "AWS_REGION_NAME";

    private final References references;

    Clouds(References references) {
        this.references = references;
    }

    /**
     * What a cloud's account needs besides an address and a key.
     *
     * @param url null: as for everybody else
     * @param options of the dialect
     * @param credential none where a key does
     */
    record Entry(
            @Nullable String url, Map<String, String> options, Map<String, String> credential) {

        static final Entry NONE = new Entry(null, Map.of(), Map.of());
    }

    Entry read(Vendor vendor, Fields params, boolean hasKey) {
        return switch (vendor.dialect()) {
            case "azure" -> azure(vendor, params, hasKey);
            case "bedrock" -> bedrock(vendor, params, hasKey);
            case "vertex", "vertex-anthropic" -> vertex(vendor, params);
            default -> Entry.NONE;
        };
    }

    private Entry azure(Vendor vendor, Fields params, boolean hasKey) {
        Map<String, String> options = new LinkedHashMap<>();
        put(options, "api-version", params.text("api_version"));
        Map<String, String> credential = new LinkedHashMap<>();
        put(credential, "tenant-id", params.text("tenant_id"));
        put(credential, "client-id", params.text("client_id"));
        secret(credential, "client-secret", vendor, params, "client_secret");
        return new Entry(null, options, hasKey ? Map.of() : of("entra", credential));
    }

    private Entry bedrock(Vendor vendor, Fields params, boolean hasKey) {
        String region = params.text("aws_region_name");
        String host = params.text("aws_bedrock_runtime_endpoint");
        Map<String, String> credential = new LinkedHashMap<>();
        secret(credential, "access-key-id", vendor, params, "aws_access_key_id");
        secret(credential, "secret-access-key", vendor, params, "aws_secret_access_key");
        secret(credential, "session-token", vendor, params, "aws_session_token");
        put(credential, "profile", params.text("aws_profile_name"));
        put(credential, "role-arn", params.text("aws_role_name"));
        put(credential, "role-session-name", params.text("aws_session_name"));
        String at = region == null ? references.placeholder(REGION_VARIABLE) : said(region);
        return new Entry(
                host == null ? "https://bedrock-runtime." + at + ".amazonaws.com" : said(host),
                Map.of(),
                hasKey ? Map.of() : of("aws", credential));
    }

    private Entry vertex(Vendor vendor, Fields params) {
        String project = params.text("vertex_project");
        String location = params.text("vertex_location");
        String in = location == null ? references.placeholder(LOCATION_VARIABLE) : said(location);
        String host =
                in.equals("global")
                        ? "https://aiplatform.googleapis.com"
                        : "https://" + in + "-aiplatform.googleapis.com";
        Map<String, String> credential = new LinkedHashMap<>();
        String given = params.text("vertex_credentials");
        if (given != null) {
            String reference =
                    isPath(given)
                            ? "file:" + given
                            : references.credential(
                                    params.path("vertex_credentials"), given, vendor);
            put(credential, "credentials", reference);
        }
        return new Entry(
                host
                        + "/v1/projects/"
                        + (project == null
                                ? references.placeholder(PROJECT_VARIABLE)
                                : said(project))
                        + "/locations/"
                        + in,
                Map.of(),
                of("google", credential));
    }

    private static boolean isPath(String text) {
        return text.indexOf('/') >= 0 && !text.startsWith("{") && !text.startsWith("os.environ/");
    }

    private String said(String text) {
        return references.text(text);
    }

    private void put(Map<String, String> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, said(value));
        }
    }

    private void secret(
            Map<String, String> into, String name, Vendor vendor, Fields params, String theirs) {
        String reference = references.credential(params.path(theirs), params.text(theirs), vendor);
        if (reference != null) {
            into.put(name, reference);
        }
    }

    private static Map<String, String> of(String kind, Map<String, String> rest) {
        Map<String, String> credential = new LinkedHashMap<>();
        credential.put("kind", kind);
        credential.putAll(rest);
        return credential;
    }
}
