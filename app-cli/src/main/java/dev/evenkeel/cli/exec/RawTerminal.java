package dev.evenkeel.cli.exec;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.wire.session.SessionJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user's terminal, with every key handed on as it is: line editing, echo and Ctrl-C are the business of the other side.
 * As it was again when closed, or when the process ends.
 */
final class RawTerminal implements AutoCloseable {
    private static final int LONGEST_ANSWER = 4096;

    private final String before;
    private final Thread atExit = new Thread(this::restore, "restore-terminal");

    private RawTerminal(String before) {
        this.before = before;
    }

    /** @throws CommandException when standard input is no terminal */
    static RawTerminal open() {
        String before = stty("-g")
                .orElseThrow(() -> CommandException.badInput(
                        "standard input is no terminal: leave out --tty, and use --interactive to pass input on"));
        RawTerminal terminal = new RawTerminal(before.strip());
        Runtime.getRuntime().addShutdownHook(terminal.atExit);
        Optional<String> unused = stty("raw", "-echo");
        return terminal;
    }

    /** Empty when nobody knows. */
    Optional<SessionJson.Size> size() {
        return stty("size")
                .map(text -> text.strip().split(" ", 2))
                .filter(numbers -> numbers.length == 2
                        && numbers[0].matches("[1-9][0-9]{0,4}")
                        && numbers[1].matches("[1-9][0-9]{0,4}"))
                .map(numbers -> new SessionJson.Size(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0])));
    }

    @Override
    public void close() {
        restore();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void restore() {
        Optional<String> unused = stty(before);
    }

    private static Optional<String> stty(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "stty";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII);
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (IOException e) {
            // No such program here, hence no terminal that could be handled.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
