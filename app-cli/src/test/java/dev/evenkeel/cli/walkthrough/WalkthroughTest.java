package dev.evenkeel.cli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.cli.Main;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.shell.Pace;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.shell.Terminal;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WalkthroughTest {
    private static final List<String> ACTIONS = List.of(
            "1 Define task",
            "2 Register task definition",
            "3 Create service",
            "4 Service launches tasks",
            "5 Tasks run containers",
            "6 Monitor and scale",
            "7 Update service",
            "8 Replace tasks",
            "9 Steady");
    private static final List<Tracker> TRACKER = List.of(
            new Tracker("start", null, 0, 0, null),
            new Tracker("step 3", "v1", 2, 0, null),
            new Tracker("step 4", "v1", 2, 2, "v1"),
            new Tracker("step 6", "v1", 3, 3, "v1"),
            new Tracker("step 8", "v2", 3, 3, "v2"),
            new Tracker("end", "v2", 3, 3, "v2"));

    private record Outcome(int exitCode, String out, String err) {}

    @Test
    void holdsAllNineStepsOnTheSimulator() throws Exception {
        Outcome outcome = walkthrough("--json");

        assertHeld("sim", outcome);
    }

    @Test
    void printsTheSameBytesForTheSameSeedAndOthersForAnother() {
        Outcome first = walkthrough("--seed", "7");

        Outcome again = walkthrough("--seed", "7");
        Outcome other = walkthrough("--seed", "8");

        assertEquals(first, again);
        assertEquals(List.of(0, 0), List.of(first.exitCode(), other.exitCode()));
        assertTrue(!first.out().equals(other.out()), "another seed has other ids");
    }

    @Test
    void saysInOneLineThatNoEcsAnswersAtTheEndpoint() {
        // Nothing listens on port 1 of any machine's loopback.
        Outcome outcome = walkthrough("--backend", "aws", "--endpoint", "http://127.0.0.1:1", "--json");

        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: http://127.0.0.1:1 does not answer DescribeServices: Connection refused."
                                + " Check the endpoint, the region and the network.\n"),
                outcome);
    }

    @Test
    void holdsAllNineStepsOnRealContainersAndLeavesNoneBehind() throws Exception {
        DockerEngine.need();

        Outcome outcome = walkthrough("--backend", "docker", "--json", "--seed", "20261122");

        assertHeld("docker", outcome);
        String family = new Ids(20261122, 0).hex16().substring(0, 8);
        assertEquals("", DockerEngine.containersOf("com.amazonaws.ecs.task-definition-family=walkthrough-" + family));
    }

    @Test
    void holdsAllNineStepsThroughAnEndpointOfEcs() throws Exception {
        Configuration served = Configuration.of("sim", new ClockMode.Wall(50));
        try (Evenkeel evenkeel = Evenkeel.open(served);
                EvenkeelServer server = EvenkeelServer.start(
                        ServerSettings.local(0, served.account(), served.region()),
                        new EvenkeelRegions(evenkeel),
                        defect -> {
                            throw new AssertionError(defect);
                        })) {

            Outcome outcome = walkthrough(
                    "--backend",
                    "aws",
                    "--endpoint",
                    "http://127.0.0.1:" + server.port(),
                    "--launch-type",
                    "FARGATE",
                    "--subnets",
                    "subnet-1,subnet-2",
                    "--json");

            assertHeld("aws", outcome);
        }
    }

    private static void assertHeld(String backend, Outcome outcome) throws Exception {
        assertEquals("", outcome.err());
        assertEquals(0, outcome.exitCode());
        JsonObject told = JsonReader.read(outcome.out());
        assertEquals(backend, told.text("backend"));
        assertEquals(
                ACTIONS,
                told.objects("steps").stream()
                        .map(step -> step.count("step") + " " + step.text("action"))
                        .toList());
        assertEquals(
                TRACKER.stream().map(row -> JsonWriter.compact(row.json())).toList(),
                told.objects("tracker").stream().map(JsonWriter::compact).toList());
        assertEquals(3, told.count("healthyMinimumDuringUpdate"));
    }

    private static Outcome walkthrough(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of("/nonexistent"),
                Terminal.plain(),
                Pace.ofTheMachine());
        List<String> words = new ArrayList<>(List.of("walkthrough"));
        words.addAll(List.of(options));
        int exitCode = Main.run(words, shell);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
