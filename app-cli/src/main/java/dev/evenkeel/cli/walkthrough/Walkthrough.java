package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.StartupException;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.spi.BackendException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens the backend, plays the story on it, and takes away what was made, also when it is interrupted.
 *
 * @param seed of the simulator; elsewhere of the name that keeps two walkthroughs apart
 * @param keep whether what was made stays
 */
public record Walkthrough(
        String backend,
        long seed,
        boolean keep,
        boolean json,
        @Nullable String image,
        String cluster,
        String region,
        @Nullable String launchType,
        List<String> subnets,
        SortedMap<String, String> backendOptions) {
    private static final Duration REAL_PERIOD = Duration.ofSeconds(5);
    private static final Duration ECS_PERIOD = Duration.ofSeconds(60);

    public Walkthrough {
        subnets = List.copyOf(subnets);
        backendOptions = new TreeMap<>(backendOptions);
    }

    /** Plays it; returns an exit code. */
    public int run(Shell shell) {
        Scene scene = scene();
        Audience audience = json
                ? new SilentAudience()
                : shell.terminal().interactive()
                        ? new LiveAudience(shell.out(), new Style(shell.terminal()))
                        : new PlainAudience(shell.out(), new Style(shell.terminal()));
        try (Stage stage = open(scene, shell)) {
            return play(scene, stage, audience, shell);
        } catch (StartupException cannotStart) {
            throw CommandException.badInput(cannotStart.line());
        } catch (BackendException lost) {
            throw CommandException.failed("what was made could not be taken away: " + lost.getMessage());
        }
    }

    private int play(Scene scene, Stage stage, Audience audience, Shell shell) {
        Story story = new Story(scene, stage, audience);
        Curtain curtain = new Curtain(story, stage, keep || isSimulated());
        Runtime.getRuntime().addShutdownHook(curtain);
        try {
            Playbill playbill = story.play();
            if (json) {
                shell.out().println(JsonWriter.pretty(playbill.json()));
            }
            return ExitCode.OK;
        } catch (StepFailed failed) {
            throw CommandException.failed(failed.line());
        } catch (EcsException refused) {
            throw CommandException.failed(refused.code().wireName() + ": " + refused.text());
        } catch (BackendException lost) {
            // Nobody is there to take anything away: the next call would fail as this one did.
            curtain.stay();
            throw CommandException.badInput(String.valueOf(lost.getMessage()));
        } finally {
            curtain.fall();
        }
    }

    private Stage open(Scene scene, Shell shell) {
        SortedMap<String, String> options = new TreeMap<>(backendOptions);
        if (backend.equals("docker") && !keep) {
            options.put("cleanup", "true");
        }
        Configuration configuration = Configuration.of(backend, isSimulated() ? ClockMode.virtual() : ClockMode.wall())
                .withSeed(seed)
                .withRegion(region)
                .withBackendOptions(options)
                .withMetricPeriod(scene.metricPeriod());
        return new EvenkeelStage(Evenkeel.open(configuration), region, isSimulated() ? null : shell.pace());
    }

    private Scene scene() {
        boolean remote = backend.equals("aws");
        String family = isSimulated()
                ? "walkthrough"
                : "walkthrough-" + new Ids(seed, 0).hex16().substring(0, 8);
        return new Scene(
                backend,
                cluster,
                family,
                image == null ? (remote ? "public.ecr.aws/docker/library/busybox:latest" : "busybox:latest") : image,
                launchType,
                subnets,
                backend.equals("docker") ? REAL_PERIOD : ECS_PERIOD,
                Duration.ofMinutes(remote ? 30 : isSimulated() ? 30 : 3),
                remote);
    }

    private boolean isSimulated() {
        return backend.equals("sim");
    }

    /** Takes away what was made, once: at the end, or when the process is told to end before it. */
    private static final class Curtain extends Thread {
        private final Story story;
        private final Stage stage;
        private final boolean keep;
        private boolean fallen;

        Curtain(Story story, Stage stage, boolean keep) {
            super("curtain");
            this.story = story;
            this.stage = stage;
            this.keep = keep;
        }

        @Override
        public void run() {
            fallOnce();
            stage.close();
        }

        void fall() {
            fallOnce();
            try {
                Runtime.getRuntime().removeShutdownHook(this);
            } catch (IllegalStateException ending) {
                // The process is ending already: the hook has nothing left to do.
            }
        }

        /** From now on it never falls. */
        synchronized void stay() {
            fallen = true;
        }

        private synchronized void fallOnce() {
            if (!fallen && !keep) {
                fallen = true;
                story.strike();
            }
        }
    }
}
