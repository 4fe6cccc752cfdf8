package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.testkit.Load;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients of a service notice while it changes on a real engine: nothing. With {@code -Devenkeel.rolls=20 -Devenkeel.tasks=10
 * -Devenkeel.requests=5000} it is changed more often in each way, under at least so many requests a time, and rolled with more tasks.
 */
class RollUnderLoadTest {
    private static final int CLIENTS = 8;
    private static final int ROLLS = Integer.getInteger("evenkeel.rolls", 1);
    private static final int TASKS = Integer.getInteger("evenkeel.tasks", 4);
    private static final int REQUESTS = Integer.getInteger("evenkeel.requests", 1000);

    @BeforeEach
    void need() throws IOException, InterruptedException {
        DockerEngine.need();
    }

    @Test
    void rollsWithoutAFailedRequest() {
        try (RoutedDocker docker = new RoutedDocker()) {
            docker.create(docker.register("evenkeel-test/web:v1"), TASKS);

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                for (int roll = 1; roll <= ROLLS; roll++) {
                    roll(docker, load, "v" + (2 - roll % 2), "v" + (1 + roll % 2));
                }
            }
        }
    }

    private static void roll(RoutedDocker docker, Load load, String from, String to) {
        String next = docker.register("evenkeel-test/web:" + to);
        load.bodies();
        int first = load.answered();
        await(docker, load, first + REQUESTS / 2);
        Map<String, Integer> before = load.bodies();

        long began = System.nanoTime();
        docker.update("taskDefinition", next);
        double seconds = (System.nanoTime() - began) / 1e9;
        await(docker, load, load.answered() + REQUESTS / 4);
        load.bodies();
        await(docker, load, load.answered() + REQUESTS / 4);

        assertEquals(List.of(), load.failures(), docker::ends);
        assertEquals(List.of(from), List.copyOf(before.keySet()));
        assertEquals(List.of(to), List.copyOf(load.bodies().keySet()));
        System.out.printf(
                "%s to %s, %d tasks: %.1f s, %d requests, none failed%n",
                from, to, TASKS, seconds, load.answered() - first);
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void scalesInWithoutAFailedRequest(int round) {
        try (RoutedDocker docker = new RoutedDocker()) {
            docker.create(docker.register("evenkeel-test/web:v1"), 4);

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(docker, load, REQUESTS / 2);
                docker.update("desiredCount", 1);
                await(docker, load, load.answered() + REQUESTS / 2);

                assertEquals(List.of(), load.failures(), docker::ends);
                say(round, "from 4 tasks to 1", load);
            }
        }
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void rollsContainersThatIgnoreTheirStopSignalWithoutAFailedRequest(int round) {
        String[] deaf = {"sh", "-c", "trap '' TERM; exec httpd -f -p 80 -h /www"};
        try (RoutedDocker docker = new RoutedDocker()) {
            docker.create(docker.register("evenkeel-test/web:v1", deaf), 2);
            String next = docker.register("evenkeel-test/web:v2", deaf);

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(docker, load, REQUESTS / 2);
                docker.update("taskDefinition", next);
                await(docker, load, load.answered() + REQUESTS / 2);

                assertEquals(List.of(), load.failures(), docker::ends);
                say(round, "containers that ignore SIGTERM", load);
            }
        }
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void losesNoMoreThanWhatWasUnderWayInAContainerThatIsKilled(int round) throws IOException, InterruptedException {
        try (RoutedDocker docker = new RoutedDocker()) {
            docker.create(docker.register("evenkeel-test/web:v1"), 3);

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(docker, load, REQUESTS / 2);
                String container = DockerEngine.containersOf("dev.evenkeel.owner=" + docker.owner)
                        .lines()
                        .findFirst()
                        .orElseThrow();
                assertEquals(0, DockerEngine.run("docker", "kill", container));
                int killed = load.answered();
                docker.await(service -> load.answered() > killed + REQUESTS / 2);
                docker.awaitSteady();
                int lost = load.failures().size();
                int before = load.answered();
                docker.await(service -> load.answered() > before + REQUESTS / 2);

                assertTrue(lost <= CLIENTS, load.failures().toString());
                assertEquals(lost, load.failures().size());
                say(round, "a container killed, " + lost + " requests under way in it lost", load);
            }
        }
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void switchesFromBlueToGreenWithoutAFailedRequest(int round) {
        try (RoutedDocker docker = new RoutedDocker()) {
            String blue = docker.register("evenkeel-test/web:v1");
            docker.createStaged(blue, 2, "strategy", "BLUE_GREEN", "bakeTimeInMinutes", 0);
            String green = docker.register("evenkeel-test/web:v2");

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(docker, load, REQUESTS / 2);
                Map<String, Integer> before = load.bodies();
                docker.update("taskDefinition", green);
                load.bodies();
                await(docker, load, load.answered() + REQUESTS / 2);

                assertEquals(List.of(), load.failures(), docker::ends);
                assertEquals("[v1] [v2]", before.keySet() + " " + load.bodies().keySet());
                say(round, "blue to green", load);
            }
        }
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void givesACanaryItsShareAndLosesNoRequest(int round) {
        try (RoutedDocker docker = new RoutedDocker()) {
            String old = docker.register("evenkeel-test/web:v1");
            CanaryConfiguration fifth = new CanaryConfiguration(20.0, 1);
            docker.createStaged(old, 2, "strategy", "CANARY", "bakeTimeInMinutes", 0, "canaryConfiguration", fifth);
            String next = docker.register("evenkeel-test/web:v2");

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(docker, load, REQUESTS / 2);
                docker.begin("taskDefinition", next);
                docker.await(service -> load.bodies().containsKey("v2"));
                await(docker, load, load.answered() + 500);
                load.bodies();
                await(docker, load, load.answered() + 1000);
                Map<String, Integer> shares = load.bodies();
                docker.awaitSteady();
                load.bodies();
                await(docker, load, load.answered() + REQUESTS / 2);

                assertEquals(List.of(), load.failures(), docker::ends);
                assertEquals("[v2]", load.bodies().keySet().toString());
                double share = 100.0
                        * shares.getOrDefault("v2", 0)
                        / (shares.getOrDefault("v1", 0) + shares.getOrDefault("v2", 0));
                assertTrue(Math.abs(share - 20) < 3, share + " % of " + shares);
                say(round, String.format("a canary with %.1f %%", share), load);
            }
        }
    }

    private static IntStream rounds() {
        return IntStream.rangeClosed(1, ROLLS);
    }

    private static void say(int round, String what, Load load) {
        System.out.printf(
                "round %d, %s: %d requests, %d failed%n",
                round, what, load.answered(), load.failures().size());
    }

    private static void await(RoutedDocker docker, Load load, int answered) {
        while (load.answered() < answered && load.failures().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        assertEquals(List.of(), load.failures(), docker::ends);
    }
}
