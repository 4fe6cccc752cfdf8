package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.LogSource.LogLine;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final ClusterArn CLUSTER = Starts.SCOPE.cluster("default");

    private final BareWorld bare = new BareWorld(1);

    @Test
    void offersThreeHostsInThreeZones() {
        List<String> zones = bare.reports.instances().stream()
                .map(host -> host.availabilityZone() + " " + host.registered().cpu() + " "
                        + host.registered().memory())
                .sorted()
                .toList();

        assertEquals(List.of("us-east-1a 4096 16384", "us-east-1b 4096 16384", "us-east-1c 4096 16384"), zones);
    }

    @Test
    void takesTaskOnInstanceThroughFourStatuses() {
        TaskStart task = onHost(1, container("web"));

        liveAndDie(task);

        assertEquals(
                List.of(TaskStatus.PENDING, TaskStatus.RUNNING, TaskStatus.STOPPING, TaskStatus.STOPPED),
                bare.reports.statuses(task.taskArn()));
    }

    @Test
    void takesTaskOnFargateThroughAllStatuses() {
        TaskStart task = Starts.task(1, null, Starts.definition(container("web")));

        liveAndDie(task);

        assertEquals(List.of(TaskStatus.values()), bare.reports.statuses(task.taskArn()));
    }

    @Test
    void stopsTaskOnInstanceThatWasStillPulling() {
        TaskStart task = onHost(1, container("web"));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofSeconds(1));

        bare.world.stop(task.taskArn());
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(List.of(TaskStatus.PENDING, TaskStatus.STOPPED), bare.reports.statuses(task.taskArn()));
    }

    @Test
    void pullsAnImageOnceAHost() {
        bare.world.start(onHost(1, container("web")));
        bare.timeline.advance(Duration.ofMinutes(1));
        bare.world.start(onHost(2, container("web")));
        bare.timeline.advance(Duration.ofMinutes(1));

        TaskObservation second = last(onHost(2, container("web")).taskArn());

        assertEquals(
                Duration.ofMillis(50),
                Duration.between(
                        Objects.requireNonNull(second.pullStartedAt()),
                        Objects.requireNonNull(second.pullStoppedAt())));
    }

    @Test
    void saysHealthyAfterTheFirstInterval() {
        HealthCheck check = new HealthCheck(List.of("CMD", "true"), 10, 5, 3, null);
        TaskStart task = onHost(1, Records.with(container("web"), "healthCheck", check));

        bare.world.start(task);
        assertTrue(bare.passesUntil(() -> isRunning(task)));
        HealthStatus atFirst = health(task);
        bare.timeline.advance(Duration.ofSeconds(10));

        assertEquals(List.of(HealthStatus.UNKNOWN, HealthStatus.HEALTHY), List.of(atFirst, health(task)));
    }

    @Test
    void saysUnhealthyWhenTheScriptSaysSo() {
        HealthCheck check = new HealthCheck(List.of("CMD", "true"), 10, 5, 3, null);
        TaskStart task = onHost(
                1,
                Records.with(
                        container("web"),
                        "healthCheck",
                        check,
                        "dockerLabels",
                        Map.of("dev.evenkeel.sim.unhealthy-after-seconds", "60")));

        bare.world.start(task);
        assertTrue(bare.passesUntil(() -> isRunning(task)));
        bare.timeline.advance(Duration.ofSeconds(59));
        HealthStatus before = health(task);
        bare.timeline.advance(Duration.ofSeconds(1));

        assertEquals(List.of(HealthStatus.HEALTHY, HealthStatus.UNHEALTHY), List.of(before, health(task)));
    }

    @Test
    void givesDynamicPortsFromTheEphemeralRangeAndTakesThemBack() {
        ContainerDefinition web = Records.with(
                container("web"),
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80, "hostPort", 0)));
        bare.world.start(onHost(1, web));
        bare.world.start(onHost(2, web));
        bare.timeline.advance(Duration.ofMinutes(1));
        List<Integer> ports = List.of(port(1), port(2));

        bare.world.stop(onHost(1, web).taskArn());
        bare.timeline.advance(Duration.ofMinutes(1));
        bare.world.start(onHost(3, web));
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(List.of(32768, 32769), ports.stream().sorted().toList());
        assertEquals(ports.getFirst(), port(3));
    }

    @Test
    void killsContainerThatTakesLongerThanItsStopTimeout() {
        TaskStart task = onHost(
                1,
                Records.with(
                        container("web"),
                        "stopTimeout",
                        5,
                        "dockerLabels",
                        Map.of("dev.evenkeel.sim.stop-seconds", "600")));

        liveAndDie(task);

        assertEquals(137, last(task.taskArn()).containers().getFirst().exitCode());
    }

    @Test
    void losesItsTasksWithAHost() {
        TaskStart task = onHost(1, container("web"));
        bare.world.start(task);
        assertTrue(bare.passesUntil(() -> isRunning(task)));

        bare.world.faults().loseInstance(CLUSTER, bare.hostId());

        InstanceObservation host = bare.reports.instances().getLast();
        assertEquals(bare.hostId() + " false", host.hostId() + " " + host.present());
        assertEquals(List.of(), bare.world.faults().tasksWithContainers());
    }

    @Test
    void isSilentAboutTasksWhileTheAgentIsAwayAndTellsAllWhenItIsBack() {
        TaskStart task = onHost(1, container("web"));
        bare.world.start(task);
        bare.world.faults().disconnectAgent(CLUSTER, bare.hostId());
        bare.timeline.advance(Duration.ofMinutes(1));
        TaskStatus away = last(task.taskArn()).lastStatus();

        bare.world.faults().reconnectAgent(CLUSTER, bare.hostId());

        assertEquals(
                List.of(TaskStatus.PENDING, TaskStatus.RUNNING),
                List.of(away, last(task.taskArn()).lastStatus()));
    }

    @Test
    void tellsAnewWhatWasDroppedOnTheWay() {
        bare.world.faults().reports(new ReportFaults(1, 0, 0, Duration.ZERO, 0));
        TaskStart task = onHost(1, container("web"));
        bare.world.start(task);

        bare.timeline.advance(Duration.ofMinutes(2));

        assertEquals(TaskStatus.RUNNING, last(task.taskArn()).lastStatus());
    }

    @Test
    void writesALineAsAContainerStartsAndOneAsItEnds() {
        TaskStart task = onHost(1, container("web"));
        List<LogLine> lines = new ArrayList<>();
        liveAndDie(task);

        var unused = bare.world
                .logs()
                .read(task.taskArn(), true, lines::add, reason -> lines.add(new LogLine("end", "" + reason)));
        bare.timeline.runDue();

        assertEquals(
                List.of(
                        new LogLine("web", "web started from nginx:v1"),
                        new LogLine("web", "web ended with exit code 0"),
                        new LogLine("end", "null")),
                lines);
    }

    @Test
    void looksTheSameForTheSameSeed() {
        List<List<TaskObservation>> runs = new ArrayList<>();

        for (long seed : List.of(5L, 5L, 6L)) {
            BareWorld world = new BareWorld(seed);
            world.world.start(Starts.task(1, null, Starts.definition(container("web"))));
            world.timeline.advance(Duration.ofMinutes(1));
            runs.add(world.reports.tasks());
        }

        assertEquals(runs.get(0), runs.get(1));
        assertTrue(!runs.get(0).equals(runs.get(2)), "another seed, another world");
    }

    private TaskStart onHost(int number, ContainerDefinition... containers) {
        return Starts.task(number, bare.hostId(), Starts.definition(containers));
    }

    private static ContainerDefinition container(String name) {
        return Records.of(ContainerDefinition.class, "name", name, "image", "nginx:v1", "cpu", 256);
    }

    private void liveAndDie(TaskStart task) {
        bare.world.start(task);
        assertTrue(bare.passesUntil(() -> isRunning(task)));
        bare.world.stop(task.taskArn());
        assertTrue(bare.passesUntil(() -> last(task.taskArn()).lastStatus() == TaskStatus.STOPPED));
    }

    private boolean isRunning(TaskStart task) {
        return last(task.taskArn()).lastStatus() == TaskStatus.RUNNING;
    }

    private HealthStatus health(TaskStart task) {
        return last(task.taskArn()).containers().getFirst().health();
    }

    private Integer port(int number) {
        ContainerObservation seen = last(Starts.SCOPE.task("default", "%032x".formatted(number)))
                .containers()
                .getFirst();
        assertEquals(ContainerStatus.RUNNING, seen.status());
        NetworkBinding binding = seen.networkBindings().getFirst();
        return Objects.requireNonNull(binding.hostPort());
    }

    private TaskObservation last(TaskArn task) {
        return bare.reports.last(task).orElseThrow();
    }
}
