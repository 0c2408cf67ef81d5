package io.tollgate.app;

import io.tollgate.app.admin.ExplainCommand;
import io.tollgate.app.command.HealthCommand;
import io.tollgate.app.command.PolicyCommands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.ReactiveMultipartAutoConfiguration;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClientAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * Entry point of the gateway's one jar. Spring Security lends its JOSE parts only: who may come in
 * is decided in one place, {@code io.tollgate.app.security}. What else is excluded would only take
 * memory.
 */
@SpringBootConfiguration
@ComponentScan(
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @Filter(type = FilterType.REGEX, pattern = TollgateApplication.BY_ROLE)
        })
@EnableAutoConfiguration(
        exclude = {
            AopAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            ReactiveMultipartAutoConfiguration.class,
            RestClientAutoConfiguration.class,
            SimpleDiscoveryClientAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            ReactiveManagementWebSecurityAutoConfiguration.class,
            ReactiveOAuth2ResourceServerAutoConfiguration.class,
            ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ReactiveUserDetailsServiceAutoConfiguration.class,
            ReactiveWebSecurityAutoConfiguration.class,
            SecurityAutoConfiguration.class
        })
public class TollgateApplication {

    /** What {@code io.tollgate.app.role} takes in. */
    static final String BY_ROLE = "io\\.tollgate\\.app\\.(admin|report)\\..*";

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(ExplainCommand.NAME)) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            System.exit(
                    new ExplainCommand(
                                    System.out,
                                    System.err,
                                    System.getenv(ExplainCommand.KEY_VARIABLE))
                            .run(rest));
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (args.length > 0 && args[0].equals(HealthCommand.NAME)) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            System.exit(new HealthCommand(out, err, System.getenv()).run(rest));
        }
        if (args.length > 0 && PolicyCommands.has(args[0])) {
            System.exit(PolicyCommands.run(out, err, args));
        }
        SpringApplication.run(TollgateApplication.class, args);
    }
}
