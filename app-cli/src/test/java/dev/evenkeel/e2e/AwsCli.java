package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** {@code aws ecs}, or another service of {@code aws}, pointed at a server. */
final class AwsCli {
    private static final int TRIES = 60;

    private final Program program;
    private final String service;

    AwsCli(RunningServer server) {
        this(server, "ecs");
    }

    AwsCli(RunningServer server, String service) {
        this.service = service;
        program = new Program(Path.of("."), List.of("aws", "--endpoint-url", server.url()), Program.awsEnvironment());
    }

    Program.Run run(List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(service));
        all.addAll(arguments);
        return program.run(all.toArray(String[]::new));
    }

    /** Runs a command whose arguments have no spaces in them. */
    void ecs(String command) throws Exception {
        String unused = run(List.of(command.split(" "))).good();
    }

    /** What a query finds in the answer, as text. */
    String ask(String command, String query) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--output", "text", "--query", query));
        return run(arguments).good();
    }

    /** Asks until the answer is the one that is waited for, and gives it; the last one when it never comes. */
    String await(String wanted, String command, String query) throws Exception {
        String answer = ask(command, query);
        for (int i = 0; i < TRIES && !answer.equals(wanted); i++) {
            LockSupport.parkNanos(200_000_000);
            answer = ask(command, query);
        }
        return answer;
    }

    /** The error of a command that must fail as the CLI fails when a service refuses: 254, before version 2 255. */
    String mistake(String command) throws Exception {
        Program.Run run = run(List.of(command.split(" ")));
        assertEquals(true, run.exitCode() == 254 || run.exitCode() == 255, () -> command + ": " + run);
        return run.err()
                .strip()
                .replaceFirst("(?s).*An error occurred \\((\\w+)\\) when calling the \\w+ operation: ", "$1: ");
    }
}
