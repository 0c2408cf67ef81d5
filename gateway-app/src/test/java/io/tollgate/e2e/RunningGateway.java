package io.tollgate.e2e;

import io.tollgate.app.TollgateApplication;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application itself, started as its users start it, with a configuration file. It runs until
 * the tests are over: closing it would take down the event loops that all gateways of this JVM have
 * in common.
 */
final class RunningGateway {

    private final ConfigurableApplicationContext context;

    RunningGateway(String yaml) {
        try {
            Path file = Files.createTempFile("tollgate", ".yml");
            Files.writeString(file, yaml);
            context = start(file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose file stays, to be changed. */
    RunningGateway(Path file) {
        context = start(file);
    }

    private static ConfigurableApplicationContext start(Path file) {
        return new SpringApplicationBuilder(TollgateApplication.class)
                .run("--server.port=0", "--TOLLGATE_CONFIG=" + file);
    }

    /**
     * A gateway whose models {@code on-openai}, {@code on-anthropic} and {@code on-ollama} are on
     * the stub.
     */
    static RunningGateway over(StubProvider stub) {
        return new RunningGateway(
                """
                tollgate:
                  demo: false
                  discovery: false
                  limits: { max-request-body: 64KB }
                  # Tests that make providers fail must not be in each other's way.
                  health: { min-calls: 1000000, max-rest: 0s }
                  defaults: { retry: { attempts: 1 } }
                  providers:
                    stub-openai:
                      dialect: openai
                      base-url: http://127.0.0.1:%1$d/v1
                      api-key: sk-provider-canary
                      timeouts: { idle: 1s }
                    stub-anthropic:
                      dialect: anthropic
                      base-url: http://127.0.0.1:%1$d
                      api-key: sk-provider-canary
                      timeouts: { idle: 1s }
                    stub-ollama:
                      dialect: ollama
                      base-url: http://127.0.0.1:%1$d
                      timeouts: { idle: 1s }
                    sharing-openai:
                      dialect: openai
                      also-speaks: [ responses ]
                      base-url: http://127.0.0.1:%1$d/v1
                      api-key: sk-provider-canary
                      share-files: true
                    stub-responses:
                      dialect: responses
                      base-url: http://127.0.0.1:%1$d/v1
                      api-key: sk-provider-canary
                      timeouts: { idle: 1s }
                    closed: { dialect: openai, base-url: "http://127.0.0.1:1/v1" }
                  models:
                    on-openai: { targets: [ { provider: stub-openai, model: gpt-4.1 } ] }
                    on-anthropic: { targets: [ { provider: stub-anthropic, model: claude-sonnet-4-5 } ] }
                    on-old-claude: { targets: [ { provider: stub-anthropic, model: claude-3-5-haiku-20241022 } ] }
                    on-ollama: { targets: [ { provider: stub-ollama, model: llama3.1 } ] }
                    on-responses: { targets: [ { provider: stub-responses, model: gpt-5.1 } ] }
                    shared-openai: { targets: [ { provider: sharing-openai, model: gpt-5.1 } ] }
                    strict-anthropic:
                      fidelity: strict
                      targets: [ { provider: stub-anthropic, model: claude-sonnet-4-5 } ]
                    on-closed: { targets: [ { provider: closed, model: m } ] }
                spring:
                  cloud:
                    gateway:
                      server:
                        webflux:
                          routes:
                            - id: plain
                              uri: http://dispatched.invalid
                              predicates: [ "Model=plain-*" ]
                              filters: [ Meter, Admit, Translate, "Dispatch=stub-ollama, llama3.1" ]
                """
                        .formatted(stub.port()));
    }

    String url() {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return "http://127.0.0.1:" + port;
    }

    /** Where it is watched. */
    String watchedAt() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port");
    }

    /** Somebody who may everything. */
    AdminClient admin() {
        return admin(new Grant(Role.PLATFORM_ADMIN, null));
    }

    /** Somebody who may some things somewhere. */
    AdminClient admin(Grant grant) {
        return new AdminClient(url(), adminKey(grant));
    }

    String adminKey(Grant grant) {
        return bean(Policing.class)
                .adminKeys()
                .issue(Actor.OPERATOR, "a test's", grant, null)
                .text()
                .reveal();
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
