package io.tollgate.filters.credential.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Where keys come from. */
final class AwsIdentities {

    private AwsIdentities() {}

    /** The place that the options say; nothing is asked yet. */
    static AwsCredentialsProvider of(AwsOptions options) {
        AwsCredentialsProvider found = found(options);
        AwsOptions.Role role = options.role();
        return role == null ? found : assumed(role, found, options);
    }

    private static AwsCredentialsProvider found(AwsOptions options) {
        AwsOptions.Keys keys = options.keys();
        if (keys != null) {
            return StaticCredentialsProvider.create(
                    keys.token() == null
                            ? AwsBasicCredentials.create(keys.id(), keys.secret())
                            : AwsSessionCredentials.create(keys.id(), keys.secret(), keys.token()));
        }
        return options.profile() == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(options.profile());
    }

    /** The client is made when it is first needed: without a region it looks for one. */
    private static AwsCredentialsProvider assumed(
            AwsOptions.Role role, AwsCredentialsProvider found, AwsOptions options) {
        return new LazyCredentials(
                () -> {
                    StsClientBuilder client =
                            StsClient.builder()
                                    .httpClient(UrlConnectionHttpClient.create())
                                    .credentialsProvider(found);
                    if (options.region() != null) {
                        client.region(Region.of(options.region()));
                    }
                    return StsAssumeRoleCredentialsProvider.builder()
                            .stsClient(client.build())
                            .refreshRequest(
                                    request ->
                                            request.roleArn(role.arn())
                                                    .roleSessionName(role.session())
                                                    .externalId(role.externalId()))
                            .build();
                });
    }
}
