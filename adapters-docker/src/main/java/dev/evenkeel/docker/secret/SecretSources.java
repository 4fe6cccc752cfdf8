package dev.evenkeel.docker.secret;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.spi.BackendException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The source that the option {@code secrets} names. */
public final class SecretSources {
    private static final String VARIABLES = "env:";
    private static final String COMMAND = "command:";
    /** Never closed: it keeps no thread that has nothing to do. */
    private static final Executor BLOCKING = Executors.newVirtualThreadPerTaskExecutor();

    private SecretSources() {}

    /**
     * {@code env:PREFIX}, {@code command:WORDS} or the name of a file.
     *
     * @param option null when no secrets are known
     * @throws BackendException for a file that cannot be used
     */
    public static SecretSource of(@Nullable String option, Map<String, String> environment) {
        if (option == null) {
            return SecretSource.none("Name a file of secrets with the docker option secrets.");
        }
        if (option.startsWith(VARIABLES)) {
            return new SecretVariables(option.substring(VARIABLES.length()), environment);
        }
        if (option.startsWith(COMMAND)) {
            String command = option.substring(COMMAND.length()).strip();
            if (command.isEmpty()) {
                throw new BackendException("docker: option secrets=command: names no command");
            }
            return new SecretCommand(List.of(command.split(" +")), BLOCKING);
        }
        try {
            return SecretFile.open(Path.of(option), BLOCKING);
        } catch (InvalidPathException malformed) {
            throw new BackendException("docker: option secrets takes a file, env:PREFIX or command:WORDS", malformed);
        }
    }
}
