package io.tollgate.filters.credential.aws;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a credential. Who says nothing has AWS's default chain look for one: in
 * the environment, as a web identity, in shared files, in the container, in the instance.
 *
 * @param service for which is signed
 * @param region null: as the chain finds it
 * @param profile of the shared files, null: any place of the chain
 * @param keys written out, null if they are not
 * @param role to be taken on with whatever was found, null if none
 */
record AwsOptions(
        String service,
        @Nullable String region,
        @Nullable String profile,
        @Nullable Keys keys,
        @Nullable Role role) {

    private static final String SERVICE = "service";
    private static final String REGION = "region";
    private static final String PROFILE = "profile";
    private static final String KEY = "access-key-id";
    private static final String SECRET = "secret-access-key";
    private static final String TOKEN = "session-token";
    private static final String ROLE = "role-arn";
    private static final String SESSION = "role-session-name";
    private static final String EXTERNAL_ID = "external-id";

    static final Set<String> NAMES =
            Set.of(SERVICE, REGION, PROFILE, KEY, SECRET, TOKEN, ROLE, SESSION, EXTERNAL_ID);

    /** Such as {@code bedrock-runtime.eu-central-1.amazonaws.com}, and endpoints in a VPC. */
    private static final Pattern REGION_IN_HOST =
            Pattern.compile("\\.([a-z]{2}(?:-[a-z]+){1,2}-\\d)\\.");

    /**
     * Keys, a secret among them.
     *
     * @param token null: the keys hold by themselves
     */
    record Keys(String id, String secret, @Nullable String token) {
        @Override
        public String toString() {
            return "Keys[" + id + "]";
        }
    }

    /**
     * A role.
     *
     * @param session by which its owner's logs call whoever has taken it on
     * @param externalId that the role's owner asks for, null if they do not
     */
    record Role(String arn, String session, @Nullable String externalId) {}

    static AwsOptions of(Map<String, String> options, URI baseUrl) {
        Keys keys = keys(options);
        if (keys != null && options.containsKey(PROFILE)) {
            throw new IllegalArgumentException("say either " + PROFILE + " or " + KEY);
        }
        String said = options.get(REGION);
        return new AwsOptions(
                options.getOrDefault(SERVICE, "bedrock"),
                said == null ? regionOf(baseUrl) : said,
                options.get(PROFILE),
                keys,
                role(options));
    }

    private static @Nullable Keys keys(Map<String, String> options) {
        String id = options.get(KEY);
        String secret = options.get(SECRET);
        if ((id == null) != (secret == null)) {
            throw new IllegalArgumentException("keys are both " + KEY + " and " + SECRET);
        }
        if (id == null || secret == null) {
            if (options.containsKey(TOKEN)) {
                throw new IllegalArgumentException(TOKEN + " means nothing without " + KEY);
            }
            return null;
        }
        return new Keys(id, secret, options.get(TOKEN));
    }

    private static @Nullable Role role(Map<String, String> options) {
        String arn = options.get(ROLE);
        if (arn == null) {
            if (options.containsKey(SESSION) || options.containsKey(EXTERNAL_ID)) {
                throw new IllegalArgumentException(
                        SESSION + " and " + EXTERNAL_ID + " mean nothing without " + ROLE);
            }
            return null;
        }
        return new Role(arn, options.getOrDefault(SESSION, "tollgate"), options.get(EXTERNAL_ID));
    }

    private static @Nullable String regionOf(URI baseUrl) {
        Matcher region = REGION_IN_HOST.matcher(String.valueOf(baseUrl.getHost()));
        return region.find() ? region.group(1) : null;
    }
}
