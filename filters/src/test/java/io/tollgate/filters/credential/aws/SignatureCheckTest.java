package io.tollgate.filters.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check itself, against a request that AWS has published with its signature. */
class SignatureCheckTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static SignatureCheck vanilla(String path) {
        return new SignatureCheck(
                "GET",
                path,
                Map.of(
                        "host",
                        "example.amazonaws.com",
                        "x-amz-date",
                        "20150830T123600Z",
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders=host;x-amz-date,"
                                + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
                new byte[0]);
    }

    @Test
    void knowsARightSignatureFromWrongOnes() {
        assertThat(vanilla("/").isBy("AKIDEXAMPLE", SECRET, "us-east-1", "service")).isTrue();
        assertThat(vanilla("/x").isBy("AKIDEXAMPLE", SECRET, "us-east-1", "service")).isFalse();
        assertThat(vanilla("/").isBy("AKIDEXAMPLE", "other", "us-east-1", "service")).isFalse();
        assertThat(vanilla("/").isBy("AKIDEXAMPLE", SECRET, "us-west-2", "service")).isFalse();
    }
}
