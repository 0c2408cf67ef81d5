package io.tollgate.filters.credential.google;

import com.google.auth.oauth2.ExternalAccountCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;

/** Whose token it is, in words for an operator. */
final class Account {

    private Account() {}

    static String name(GoogleCredentials credentials) {
        return switch (credentials) {
            case ServiceAccountCredentials account ->
                    "the service account " + account.getClientEmail();
            case ImpersonatedCredentials account -> "the service account " + account.getAccount();
            case ExternalAccountCredentials account ->
                    "the workload identity " + account.getAudience();
            default -> "the given credentials";
        };
    }
}
