package io.tollgate.filters.credential.aws;

import com.google.auto.service.AutoService;
import io.tollgate.filters.credential.CredentialKind;
import io.tollgate.filters.credential.ProviderCredential;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Requests are signed for AWS. */
@AutoService(CredentialKind.class)
public final class AwsCredentialKind implements CredentialKind {

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public Set<String> options() {
        return AwsOptions.NAMES;
    }

    @Override
    public ProviderCredential open(Map<String, String> options, URI baseUrl) {
        return new AwsCredential(AwsOptions.of(options, baseUrl));
    }
}
