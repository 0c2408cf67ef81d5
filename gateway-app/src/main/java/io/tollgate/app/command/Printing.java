package io.tollgate.app.command;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Lines of columns, with tabs between them, for people and for other programs. */
final class Printing {

    private Printing() {}

    static void line(@Nullable CommandSpec spec, @Nullable Object... columns) {
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(
                        Stream.of(columns)
                                .map(column -> column == null ? "-" : column.toString())
                                .collect(Collectors.joining("\t")));
    }
}
