package io.tollgate.filters.credential.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies a signature as AWS does, from the request as it came over the wire and the steps of the
 * specification, with nothing of AWS's own code.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Create a signed request</a>
 */
record SignatureCheck(String method, String target, Map<String, String> headers, byte[] body) {

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/([^/]+)/([^/]+)/aws4_request),"
                            + " ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    SignatureCheck {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** Whether the request was signed with the keys, for the region and the service. */
    boolean isBy(String keyId, String secret, String region, String service) {
        Matcher said = AUTHORIZATION.matcher(headers.getOrDefault("Authorization", ""));
        return said.matches()
                && said.group(1).equals(keyId)
                && said.group(3).equals(region)
                && said.group(4).equals(service)
                && coversWhatItMust(said.group(5))
                && said.group(6).equals(signature(said.group(2), said.group(5), secret));
    }

    /** The host and all of Amazon's own headers have to be signed. */
    private boolean coversWhatItMust(String signed) {
        var names = Arrays.asList(signed.split(";"));
        return names.contains("host")
                && headers.keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(names::contains);
    }

    private String signature(String scope, String signed, String secret) {
        String[] parts = scope.split("/");
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : parts) {
            key = hmac(key, part);
        }
        String toSign =
                String.join(
                        "\n",
                        "AWS4-HMAC-SHA256",
                        headers.get("X-Amz-Date"),
                        scope,
                        hash(canonical(signed).getBytes(UTF_8)));
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private String canonical(String signed) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        String[] parameters = query.isEmpty() ? new String[0] : query.split("&");
        Arrays.sort(parameters);
        StringBuilder lines = new StringBuilder();
        for (String name : signed.split(";")) {
            String value = headers.get(name);
            lines.append(name).append(':').append(value == null ? "" : value.strip()).append('\n');
        }
        return String.join(
                "\n",
                method,
                encodedAgain(path),
                String.join("&", parameters),
                lines,
                signed,
                hash(body));
    }

    /** All services but S3 encode the path as it was sent once more. */
    private static String encodedAgain(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(UTF_8)) {
            char at = (char) (b & 0xff);
            boolean plain = at < 128 && (Character.isLetterOrDigit(at) || "/-_.~".indexOf(at) >= 0);
            encoded.append(plain ? String.valueOf(at) : String.format("%%%02X", (int) at));
        }
        return encoded.toString();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
