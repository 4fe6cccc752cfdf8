package dev.evenkeel.cli;

import dev.evenkeel.cli.shell.Pace;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs command lines in this process, with an environment and a time of its own. */
public final class CommandLine {
    /** What a run left behind. */
    public record Outcome(int exitCode, String out, String err) {}

    private final Map<String, String> environment = new TreeMap<>();
    private Path home = Path.of("/nonexistent");
    private String typed = "";
    private Terminal terminal = Terminal.plain();

    /** A command line that speaks to this endpoint. */
    public static CommandLine at(FakeEcs ecs) {
        return new CommandLine().with("EVENKEEL_ENDPOINT", ecs.url());
    }

    public CommandLine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public CommandLine home(Path folder) {
        home = folder;
        return this;
    }

    public CommandLine on(Terminal shown) {
        terminal = shown;
        return this;
    }

    /** Pipes a text into the next runs. */
    public CommandLine typing(String text) {
        typed = text;
        return this;
    }

    /** The shell of the next run, whose clock begins at 2026-11-22T12:00:00Z. */
    public Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Shell(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                home,
                terminal,
                new ScriptedPace());
    }

    public Outcome run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(List.of(words), shell(out, err));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Time that passes only when somebody pauses. */
    private static final class ScriptedPace implements Pace {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.ofHours(1);
        }
    }
}
