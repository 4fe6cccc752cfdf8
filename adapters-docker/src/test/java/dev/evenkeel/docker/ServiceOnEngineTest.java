package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.scaling.PredefinedMetricSpecification;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine of core drives services on a real Docker engine. */
@NeedsEngine
class ServiceOnEngineTest {

    private static final ServiceArn WEB = Definitions.SCOPE.service("default", "web");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WallTimeline timeline = new WallTimeline();
    private final List<Backend.Hosted> backends = new ArrayList<>();
    private final Engine engine = timeline.call(() -> new Engine(
            EngineSettings.ecs(Definitions.SCOPE, UUID.randomUUID().getMostSignificantBits())
                    .withMetricPeriod(Duration.ofSeconds(4))
                    .withHealthyAfter(Duration.ofSeconds(1)),
            timeline,
            Strategies.builtInAnd(),
            reports -> {
                Backend.Hosted backend = (Backend.Hosted) new DockerBackendFactory()
                        .open(new BackendContext(
                                Definitions.SCOPE, timeline, reports, 1, new TreeMap<>(Map.of("cleanup", "true"))));
                backends.add(backend);
                return new EnginePorts(
                        backend.taskRuntime(),
                        backend.metricSource(),
                        backend.capacityPool(),
                        events -> {},
                        (at, event) -> {});
            }));

    @AfterEach
    void close() {
        backends.forEach(Backend::close);
        timeline.close();
    }

    @Test
    void replacesATaskWhoseContainerWasKilled() throws Exception {
        create(register("v1"), 2);
        List<Task> before = await(tasks -> tasks.size() == 2 && tasks.stream().allMatch(Task::isRunning));

        String victim =
                String.valueOf(before.get(0).progress().containers().get(0).runtimeId());
        Docker.run("kill", victim);
        List<Task> after = await(tasks -> tasks.size() == 2
                && tasks.stream().allMatch(Task::isRunning)
                && tasks.stream()
                        .noneMatch(task -> task.taskArn().equals(before.get(0).taskArn())));

        assertTrue(after.stream()
                .anyMatch(task -> task.taskArn().equals(before.get(1).taskArn())));
    }

    @Test
    void scalesOutWhenItsContainersAreBusy() {
        create(register("v1"), 2);
        List<Task> running = await(tasks -> tasks.size() == 2 && tasks.stream().allMatch(Task::isRunning));
        scaleAt(50);

        load(running, 90);
        List<Task> scaled = await(tasks -> tasks.size() >= 3 && tasks.stream().allMatch(Task::isRunning));
        load(running, 0);

        assertEquals(3, scaled.size());
    }

    @Test
    void rollsToANewVersionWithoutEverHavingFewer() throws Exception {
        create(register("v1"), 2);
        await(tasks -> tasks.size() == 2 && tasks.stream().allMatch(Task::isRunning));

        String second = register("v2");
        timeline.call(() -> engine.ecs()
                .updateService(Records.of(UpdateServiceRequest.class, "service", "web", "taskDefinition", second)));
        List<Integer> running = new ArrayList<>();
        List<Task> rolled = await(tasks -> {
            running.add((int) tasks.stream().filter(Task::isRunning).count());
            return tasks.size() == 2
                    && tasks.stream()
                            .allMatch(task -> task.isRunning()
                                    && task.launch().taskDefinitionArn().value().equals(second));
        });

        assertTrue(running.stream().allMatch(count -> count >= 2), running.toString());
        for (Task task : rolled) {
            Integer port =
                    task.progress().containers().get(0).networkBindings().get(0).hostPort();
            assertEquals("v2\n", Http.get(port == null ? 0 : port));
        }
    }

    private String register(String version) {
        ContainerDefinition web = Records.of(
                ContainerDefinition.class,
                "name",
                "web",
                "image",
                "evenkeel-test/web:" + version,
                "cpu",
                128,
                "memory",
                32,
                "stopTimeout",
                2,
                "portMappings",
                List.of(new PortMapping(80, 0, "tcp", null, null, null, null)));
        RegisterTaskDefinitionRequest request =
                Records.of(RegisterTaskDefinitionRequest.class, "family", "web", "containerDefinitions", List.of(web));
        return timeline.call(() -> {
            TaskDefinition made = engine.ecs().registerTaskDefinition(request).taskDefinition();
            return String.valueOf(Objects.requireNonNull(made).taskDefinitionArn());
        });
    }

    private void create(String taskDefinition, int desired) {
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                taskDefinition,
                "desiredCount",
                desired);
        timeline.call(() -> engine.ecs().createService(request));
    }

    private void scaleAt(double percent) {
        RegisterScalableTargetRequest target = Records.of(
                RegisterScalableTargetRequest.class,
                "serviceNamespace",
                "ecs",
                "resourceId",
                "service/default/web",
                "scalableDimension",
                "ecs:service:DesiredCount",
                "minCapacity",
                1,
                "maxCapacity",
                3);
        PutScalingPolicyRequest policy = Records.of(
                PutScalingPolicyRequest.class,
                "policyName",
                "cpu",
                "serviceNamespace",
                "ecs",
                "resourceId",
                "service/default/web",
                "scalableDimension",
                "ecs:service:DesiredCount",
                "policyType",
                "TargetTrackingScaling",
                "targetTrackingScalingPolicyConfiguration",
                new TargetTrackingConfiguration(
                        percent,
                        new PredefinedMetricSpecification("ECSServiceAverageCPUUtilization", null),
                        60,
                        60,
                        null,
                        null));
        timeline.call(() -> engine.autoScaling().registerScalableTarget(target));
        timeline.call(() -> engine.autoScaling().putScalingPolicy(policy));
    }

    private void load(List<Task> tasks, double percent) {
        List<TaskArn> arns = tasks.stream().map(Task::taskArn).toList();
        backends.get(0).workloadDriver().orElseThrow().load(arns, percent);
    }

    /** Waits until the tasks of the service that have not stopped are as wanted. */
    private List<Task> await(Predicate<List<Task>> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        List<Task> tasks = live();
        while (!wanted.test(tasks)) {
            assertTrue(Instant.now().isBefore(end), "not within " + PATIENCE + ": " + tasks);
            tasks = live();
        }
        return tasks;
    }

    private List<Task> live() {
        CompletableFuture<List<Task>> seen = new CompletableFuture<>();
        timeline.at(
                Instant.now().plusMillis(20),
                () -> seen.complete(engine.state().tasksOf(WEB).all().stream()
                        .filter(task -> !task.isStopped())
                        .toList()));
        return seen.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
