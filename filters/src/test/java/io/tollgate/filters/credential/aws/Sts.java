package io.tollgate.filters.credential.aws;

import java.time.Instant;

/** What the Security Token Service answers. */
final class Sts {

    private Sts() {}

    static String assumed(String action, String id, String secret) {
        return "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult><Credentials>"
                        .formatted(action)
                + "<AccessKeyId>"
                + id
                + "</AccessKeyId><SecretAccessKey>"
                + secret
                + "</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>"
                + Instant.now().plusSeconds(3600)
                + "</Expiration></Credentials></%1$sResult></%1$sResponse>".formatted(action);
    }
}
