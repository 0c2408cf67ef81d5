package io.tollgate.filters.credential.aws;

import io.tollgate.filters.credential.Outgoing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs requests with one pair of keys. It computes and asks nobody.
 *
 * @param region for which is signed
 */
record Signer(AwsCredentialsIdentity identity, String service, String region) {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String CONTENT_TYPE = "Content-Type";

    /** What the request has anyway. */
    private static final Set<String> SENT_BY_OTHERS = names("Host", CONTENT_TYPE, "Content-Length");

    private static Set<String> names(String... names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(List.of(names));
        return all;
    }

    /** The headers that make the request a signed one. */
    Map<String, String> headers(Outgoing request) {
        SignedRequest signed =
                SIGNER.sign(
                        sign ->
                                sign.identity(identity)
                                        .request(unsigned(request))
                                        .payload(
                                                ContentStreamProvider.fromByteArrayUnsafe(
                                                        request.body()))
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        Map<String, String> headers = new HashMap<>();
        signed.request()
                .forEachHeader(
                        (name, values) -> {
                            if (!SENT_BY_OTHERS.contains(name)) {
                                headers.put(name, values.getFirst());
                            }
                        });
        return headers;
    }

    private static SdkHttpRequest unsigned(Outgoing request) {
        SdkHttpRequest.Builder builder =
                SdkHttpRequest.builder()
                        .uri(request.url())
                        .method(SdkHttpMethod.fromValue(request.method()));
        if (request.contentType() != null) {
            builder.putHeader(CONTENT_TYPE, request.contentType());
        }
        return builder.build();
    }

    /** Keys are in it. */
    @Override
    public String toString() {
        return "Signer[" + service + ", " + region + "]";
    }
}
