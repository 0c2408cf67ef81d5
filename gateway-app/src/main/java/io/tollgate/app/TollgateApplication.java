package io.tollgate.app;

import io.tollgate.app.admin.ExplainCommand;
import io.tollgate.app.command.PolicyCommands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the gateway's one jar. */
@SpringBootApplication
public class TollgateApplication {

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
        if (args.length > 0 && PolicyCommands.has(args[0])) {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            System.exit(PolicyCommands.run(out, err, args));
        }
        SpringApplication.run(TollgateApplication.class, args);
    }
}
