package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static dev.evenkeel.docker.Definitions.web;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.testkit.FreePort;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Network modes on a real engine, from inside and outside of the containers. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworksOnEngineTest {

    private World world;

    @BeforeAll
    void open() {
        world = new World("allow=host-network");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void publishesAFixedHostPortOnLoopback() throws Exception {
        int port = FreePort.next();
        TaskStart task = start("bridge", new Definitions.Container("web", "evenkeel-test/web:v2").port(80, port));

        TaskObservation running = world.run(task);

        assertEquals(
                List.of(new NetworkBinding("127.0.0.1", 80, port, "tcp", null, null)),
                running.containers().get(0).networkBindings());
        assertEquals("v2\n", Http.get(port));
    }

    @Test
    void failsToStartOnAHostPortThatIsTaken() throws Exception {
        int port = FreePort.next();
        TaskStart first = start("bridge", new Definitions.Container("web", "evenkeel-test/web:v1").port(80, port));
        TaskStart second = start("bridge", new Definitions.Container("web", "evenkeel-test/web:v1").port(80, port));
        world.run(first);

        world.start(second);
        TaskObservation stopped = world.awaitStopped(second.taskArn());

        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        assertTrue(String.valueOf(stopped.stoppedReason()).contains("port is already allocated"));
    }

    @Test
    void sharesOneNetworkAmongTheContainersOfAnAwsvpcTask() throws Exception {
        TaskStart task = start(
                "awsvpc",
                web("web", "v1"),
                shell("side", "until wget -qO- http://127.0.0.1:80/ > /tmp/seen; do sleep 0.1; done; sleep 60")
                        .after("web", "START"));

        TaskObservation running = world.run(task);

        assertEquals(
                "v1\n",
                LookInside.of(
                        running,
                        "side",
                        "for i in $(seq 100); do [ -s /tmp/seen ] && break; sleep 0.1; done; cat /tmp/seen"));
        NetworkBinding binding = running.containers().get(0).networkBindings().get(0);
        assertEquals("v1\n", Http.get(Objects.requireNonNull(binding.hostPort())));
        List<String> addresses = World.each(
                running, container -> container.networkInterfaces().get(0).privateIpv4Address());
        assertEquals(addresses.get(0), addresses.get(1));
    }

    @Test
    void findsALinkedContainerByItsAlias() throws Exception {
        TaskStart task = start("bridge", shell("side", "sleep 60").link("web:api"), web("web", "v1"));

        TaskObservation running = world.run(task);

        assertEquals("v1\n", Docker.run("exec", id(running), "wget", "-qO-", "http://api/"));
    }

    @Test
    void removesTheSharedNetworkWithTheLastContainer() throws Exception {
        TaskStart task = start("awsvpc", shell("one", "sleep 1"), shell("two", "sleep 1"));

        world.run(task);
        world.awaitStopped(task.taskArn());

        Docker.awaitLines(2, "ps", "-aq", "--filter", "label=com.amazonaws.ecs.task-arn=" + task.taskArn());
    }

    @Test
    void stopsATaskThatLostItsNetwork() throws Exception {
        TaskStart task = start(
                "awsvpc",
                shell("one", "sleep 60").stopTimeout(1),
                shell("two", "sleep 60").stopTimeout(1));
        world.run(task);

        String pause = Docker.lines(
                        "ps", "-q",
                        "--filter", "label=com.amazonaws.ecs.task-arn=" + task.taskArn(),
                        "--filter", "label=com.amazonaws.ecs.container-name=~internal~ecs~pause")
                .get(0);
        Docker.run("kill", pause);
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertEquals(StopCode.ESSENTIAL_CONTAINER_EXITED, stopped.stopCode());
    }

    @Test
    void usesTheHostsNetworkAndNone() throws Exception {
        TaskStart host = start("host", shell("app", "sleep 60").port(8080, 8080));
        TaskStart none = start("none", shell("app", "sleep 60"));

        TaskObservation onHost = world.run(host);
        TaskObservation onNone = world.run(none);

        String format = "{{.HostConfig.NetworkMode}}";
        assertEquals("host\n", Docker.run("inspect", "-f", format, id(onHost)));
        assertEquals("none\n", Docker.run("inspect", "-f", format, id(onNone)));
        assertEquals("1\n", Docker.run("exec", id(onNone), "sh", "-c", "ls /sys/class/net | grep -vc '^ifb'"));
        assertEquals(
                List.of(List.of(new NetworkBinding("0.0.0.0", 8080, 8080, "tcp", null, null))),
                World.each(onHost, ContainerObservation::networkBindings));
    }

    private static String id(TaskObservation seen) {
        return Objects.requireNonNull(seen.containers().get(0).runtimeId());
    }
}
