package io.tollgate.app.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import io.tollgate.app.settings.OidcSettings.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes an authorization code to the identity provider for an ID token. */
final class CodeExchange {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BoundedHttp http;

    CodeExchange(BoundedHttp http) {
        this.http = http;
    }

    /**
     * The ID token, which is not verified.
     *
     * @return fails with {@link LoginFailed} if there is none
     */
    Mono<String> idToken(URI endpoint, Client client, PendingLogin pending, String code) {
        if (code.isBlank()) {
            throw new LoginFailed(LoginFailed.Reason.NOT_PENDING, "an empty code");
        }
        HTTPRequest asked = request(endpoint, client, pending, code).toHTTPRequest();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(asked.getBody()));
        asked.getHeaderMap()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return http.send(request, PATIENCE)
                .onErrorMap(
                        e -> new LoginFailed(LoginFailed.Reason.AWAY, e.getClass().getSimpleName()))
                .publishOn(Schedulers.parallel())
                .map(CodeExchange::idToken);
    }

    private static TokenRequest request(
            URI endpoint, Client client, PendingLogin pending, String code) {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code),
                        pending.redirectUri(),
                        new CodeVerifier(pending.codeVerifier()));
        ClientID id = new ClientID(client.id());
        return client.secret() == null
                ? new TokenRequest.Builder(endpoint, id, grant).build()
                : new TokenRequest.Builder(
                                endpoint,
                                new ClientSecretBasic(id, new Secret(client.secret().reveal())),
                                grant)
                        .build();
    }

    private static String idToken(HttpResponse<String> answer) {
        try {
            HTTPResponse response = new HTTPResponse(answer.statusCode());
            String type = answer.headers().firstValue("Content-Type").orElse(null);
            if (type != null) {
                response.setContentType(type);
            }
            response.setBody(answer.body());
            TokenResponse parsed = OIDCTokenResponseParser.parse(response);
            if (parsed instanceof OIDCTokenResponse tokens) {
                return tokens.getOIDCTokens().getIDTokenString();
            }
            String error = parsed.toErrorResponse().getErrorObject().getCode();
            throw new LoginFailed(
                    LoginFailed.Reason.REFUSED,
                    answer.statusCode() + (error == null ? "" : " " + TokenRefused.quote(error)));
        } catch (ParseException _) {
            throw new LoginFailed(
                    LoginFailed.Reason.REFUSED, answer.statusCode() + ", no ID token");
        }
    }
}
