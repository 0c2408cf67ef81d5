package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Azure serves OpenAI's APIs, below the endpoint of a resource. Its v1 API has OpenAI's own
 * paths; the one before it, which has a date for its version, names the deployment in the path.
 *
 * @param version null: the v1 API, as it is without one
 * @see <a href="https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle">Azure
 *     OpenAI, API versions</a>
 */
public record AzureApi(@Nullable String version) {

    /** The option that chooses. */
    public static final String OPTION = "api-version";

    public static final Set<String> OPTIONS = Set.of(OPTION);

    /** How the headers begin by which Azure tells its callers something. */
    public static final Set<String> ANSWER_HEADERS =
            Set.of(
                    "x-ratelimit-",
                    "x-request-id",
                    "apim-request-id",
                    "x-ms-client-request-id",
                    "x-ms-region",
                    "retry-after-ms");

    /** None by which a caller could choose another content filter, or another deployment. */
    public static final Set<String> FORWARDED_HEADERS =
            Set.of("x-ms-client-request-id", "x-client-request-id", "openai-beta");

    /** What its older API has before an endpoint that belongs to a deployment. */
    public static final String DEPLOYMENT = "/openai/deployments/" + Face.MODEL;

    private static final String MODEL = "model";
    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");
    private static final Set<String> OF_V1 = Set.of("v1", "preview", "latest");

    /**
     * The API that the options choose.
     *
     * @throws IllegalArgumentException if Azure has no such version
     */
    public static AzureApi of(Map<String, String> options) {
        String version = options.get(OPTION);
        if (version != null && !OF_V1.contains(version) && !DATED.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    OPTION
                            + ": expected a date such as 2024-10-21 or 2025-04-01-preview, or, for"
                            + " the v1 API, nothing or preview");
        }
        return new AzureApi(version);
    }

    /** Without a key, it is the token of a credential that a call carries. */
    public static Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of("api-key", apiKey);
    }

    /**
     * A request with a model in it. Where the path names the deployment, the body need not; the
     * readers of OpenAI's requests look for it there.
     */
    public static byte[] named(byte[] body) {
        JsonMembers members = JsonMembers.scan(body, Set.of(MODEL));
        return members.value(MODEL) == null
                ? new JsonSplice(members).setText(MODEL, "deployment").toByteArray()
                : body;
    }

    private boolean dated() {
        return version != null && DATED.matcher(version).matches();
    }

    /** Where a deployment answers what OpenAI answers at {@code /v1} and {@code below}. */
    public String ofDeployment(String deployment, String below) {
        return dated()
                ? versioned("/openai/deployments/" + encoded(deployment) + below)
                : versioned("/openai/v1" + below);
    }

    /** Where the resource itself does. */
    public String ofResource(String below) {
        return versioned((dated() ? "/openai" : "/openai/v1") + below);
    }

    private String versioned(String path) {
        return version == null ? path : path + "?" + OPTION + "=" + version;
    }

    /** It may be a caller's text: a name that would lead to another path is none. */
    private static String encoded(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            throw new GatewayException(
                    GatewayError.Kind.MODEL_NOT_FOUND, "There is no deployment of that name.");
        }
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
