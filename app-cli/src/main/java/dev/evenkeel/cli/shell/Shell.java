package dev.evenkeel.cli.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world of one command.
 *
 * @param in what is piped or typed in
 * @param out results
 * @param err the one line that says what went wrong, and asides that are no result
 * @param environment environment variables; looked up by name only
 * @param home the user's home directory, where the AWS tools keep their files
 * @param terminal what {@code out} can show
 * @param pace time
 */
public record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path home,
        Terminal terminal,
        Pace pace) {
    private static final int BUFFER_BYTES = 8192;

    /** A world in which nothing is typed in. */
    public Shell(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path home,
            Terminal terminal,
            Pace pace) {
        this(InputStream.nullInputStream(), out, err, environment, home, terminal, pace);
    }

    /** The world of this process. Output is UTF-8 always, since logs are passed through as they are. */
    public static Shell ofTheProcess() {
        Map<String, String> environment = System.getenv();
        return new Shell(
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                environment,
                Path.of(System.getProperty("user.home", ".")),
                Terminal.detect(environment),
                Pace.ofTheMachine());
    }

    /** The value of an environment variable; one that is empty counts as absent, as in the AWS tools. */
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** The first of these variables that has a value. */
    public @Nullable String firstVariable(String... names) {
        for (String name : names) {
            String value = variable(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES), true, StandardCharsets.UTF_8);
    }
}
