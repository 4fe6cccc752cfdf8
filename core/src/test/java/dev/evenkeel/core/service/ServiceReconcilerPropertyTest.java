package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.Rollout;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.StartAttempts;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.operation.Operations;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.task.DesiredStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.StandingPolicy;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Safety of the reconciler on states that no world would be so unkind as to bring about. Replay with -Devenkeel.seed=N. */
@NullUnmarked
class ServiceReconcilerPropertyTest {
    private static final int CASES = 8_000;
    private static final Instant NOW = Region.START.plusSeconds(1_000);
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(40);

    private final Placement placement = new Placement(BuiltInStrategies.byName());
    private final Operations operations = new Operations(placement);
    private final ServiceReconciler reconciler = new ServiceReconciler(new ScaleInOrder(placement));
    private final Enactment enactment = new Enactment(placement);

    @Test
    void keepsWithinItsBoundsAndComesToRest() {
        long seed = Long.getLong("evenkeel.seed", 4_711L);
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(seed + i);
            Change change = new Change(new State(), Region.SCOPE, seed, NOW);
            boolean checked = random.nextBoolean();
            Service service = service(change, random, checked);
            String before = describe(change, service);
            long caseSeed = seed + i;
            Supplier<String> in = () -> "seed " + caseSeed + ": " + before;

            int rounds = 0;
            for (Decisions decided = decide(change, in); !decided.decisions().isEmpty(); decided = decide(change, in)) {
                assertSafe(change, decided, checked, in);
                for (Decision decision : decided.decisions()) {
                    enactment.enact(change, service.serviceArn(), decision);
                }
                rounds++;
                assertTrue(rounds < 12, in);
            }
        }
    }

    /** Deciding is pure and always the same. */
    private Decisions decide(Change change, Supplier<String> in) {
        Service service = change.state().service(Region.webArn()).orElseThrow();
        long version = change.state().version();

        Decisions first = reconciler.reconcile(change.state(), service, NOW);
        Decisions second = reconciler.reconcile(change.state(), service, NOW);

        assertEquals(first, second, in);
        assertEquals(version, change.state().version(), in);
        assertTrue(first.wakeAt() == null || !first.wakeAt().isBefore(NOW), in);
        return first;
    }

    private static void assertSafe(Change change, Decisions decided, boolean checked, Supplier<String> in) {
        Service service = change.state().service(Region.webArn()).orElseThrow();
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        int upper = percent(service.desiredCount(), configuration.maximumPercent(), RoundingMode.FLOOR);
        int lower = percent(service.desiredCount(), configuration.minimumHealthyPercent(), RoundingMode.CEILING);
        List<Task> live = change.state().tasksOf(service.serviceArn()).all().stream()
                .filter(task -> task.isWanted() && !task.isStopped())
                .toList();
        long healthy = live.stream().filter(task -> isHealthy(task, checked)).count();
        int starts = 0;
        long stopsOfHealthy = 0;
        for (Decision decision : decided.decisions()) {
            if (decision instanceof Decision.StartTasks start) {
                starts += start.count();
                assertTrue(start.replaced() <= start.count(), in);
            } else if (decision instanceof Decision.StopTasks stop) {
                assertTrue(live.containsAll(stop.tasks()), in);
                assertEquals(
                        stop.tasks().stream().distinct().count(), stop.tasks().size(), in);
                stopsOfHealthy += stop.tasks().stream()
                        .filter(task -> isHealthy(task, checked))
                        .count();
            }
        }
        Supplier<String> what =
                () -> in.get() + " must keep " + lower + " to " + upper + " and decides " + decided.decisions();
        assertTrue(starts == 0 || live.size() + starts <= upper, what);
        boolean draining = service.status() == ServiceStatus.DRAINING;
        assertTrue(draining || stopsOfHealthy == 0 || healthy - stopsOfHealthy >= lower, what);
    }

    private static int percent(int desired, int percent, RoundingMode mode) {
        return BigDecimal.valueOf((long) desired * percent)
                .divide(BigDecimal.valueOf(100), 0, mode)
                .intValueExact();
    }

    private static boolean isHealthy(Task task, boolean checked) {
        boolean well = checked
                ? task.progress().healthStatus() == HealthStatus.HEALTHY
                : !task.since().plus(HEALTHY_AFTER).isAfter(NOW);
        return task.isRunning() && well;
    }

    private Service service(Change change, Random random, boolean checked) {
        change.emit(new Event.ClusterCreated(new Cluster(
                Region.SCOPE.cluster("default"),
                ClusterStatus.ACTIVE,
                List.of(),
                List.of(),
                List.of(),
                NOW,
                Map.of())));
        int[] max = {100, 100, 125, 150, 200, 200, 300};
        int[] min = {0, 25, 50, 66, 100, 100};
        DeploymentConfiguration configuration = Records.of(
                DeploymentConfiguration.class,
                "deploymentCircuitBreaker",
                new DeploymentCircuitBreaker(random.nextInt(4) == 0, random.nextBoolean(), null, null, null),
                "maximumPercent",
                max[random.nextInt(max.length)],
                "minimumHealthyPercent",
                min[random.nextInt(min.length)]);
        operations
                .services()
                .createService(
                        Records.of(
                                CreateServiceRequest.class,
                                "serviceName",
                                "web",
                                "taskDefinition",
                                register(change, checked),
                                "desiredCount",
                                random.nextInt(9),
                                "launchType",
                                "FARGATE",
                                "networkConfiguration",
                                Region.NETWORK,
                                "deploymentConfiguration",
                                configuration,
                                "healthCheckGracePeriodSeconds",
                                random.nextInt(3) * 50),
                        change);
        addTasks(change, random, checked);
        for (int more = random.nextInt(3); more > 0; more--) {
            operations
                    .services()
                    .updateService(
                            Records.of(
                                    UpdateServiceRequest.class,
                                    "service",
                                    "web",
                                    "taskDefinition",
                                    register(change, checked),
                                    "desiredCount",
                                    random.nextInt(9)),
                            change);
            addTasks(change, random, checked);
        }
        if (random.nextInt(20) == 0) {
            operations.services().deleteService(new DeleteServiceRequest(null, "web", true), change);
        }
        return change.state().service(Region.webArn()).orElseThrow();
    }

    private String register(Change change, boolean checked) {
        return operations
                .taskDefinitions()
                .registerTaskDefinition(
                        Records.of(
                                RegisterTaskDefinitionRequest.class,
                                "family",
                                "app",
                                "networkMode",
                                "awsvpc",
                                "requiresCompatibilities",
                                List.of("FARGATE"),
                                "cpu",
                                "256",
                                "memory",
                                "512",
                                "containerDefinitions",
                                List.of(checked ? Region.checkedContainer() : Region.container())),
                        change)
                .taskDefinition()
                .taskDefinitionArn();
    }

    /** Tasks of the PRIMARY deployment in any condition, and a deployment in any condition. */
    private static void addTasks(Change change, Random random, boolean checked) {
        Service service = change.state().service(Region.webArn()).orElseThrow();
        Deployment primary = service.primary().orElseThrow();
        for (int i = random.nextInt(8); i > 0; i--) {
            change.emit(new Event.TaskCreated(assessed(change, task(change, random, primary, checked))));
        }
        int failures = random.nextInt(5) == 0 ? random.nextInt(6) : 0;
        StartAttempts attempts = new StartAttempts(
                failures,
                failures,
                failures,
                0,
                random.nextInt(4) == 0 ? NOW.plusSeconds(random.nextInt(100) - 50L) : null,
                null);
        if (random.nextInt(6) == 0) {
            attempts = attempts.afterUnplaced(1, "no room", NOW.plusSeconds(random.nextInt(20) - 10L));
        }
        RolloutState state = random.nextInt(3) == 0 ? any(random, RolloutState.values()) : RolloutState.IN_PROGRESS;
        change.emit(new Event.DeploymentChanged(
                service.serviceArn(),
                primary.withAttempts(attempts, NOW).withRollout(new Rollout(state, "generated", null, null), NOW)));
    }

    private static Task assessed(Change change, Task task) {
        Duration grace = Duration.ofSeconds(
                change.state().service(Region.webArn()).orElseThrow().settings().healthCheckGracePeriodSeconds());
        return task.withStanding(StandingPolicy.assess(
                        task,
                        change.state()
                                .taskDefinition(task.launch().taskDefinitionArn())
                                .orElseThrow(),
                        List.of(),
                        grace,
                        HEALTHY_AFTER,
                        NOW)
                .standing());
    }

    private static Task task(Change change, Random random, Deployment deployment, boolean checked) {
        TaskStatus status = random.nextInt(3) > 0 ? TaskStatus.RUNNING : any(random, TaskStatus.values());
        boolean wanted = status != TaskStatus.STOPPED && random.nextInt(5) > 0;
        boolean ran = status.compareTo(TaskStatus.RUNNING) >= 0;
        HealthStatus health = checked ? any(random, HealthStatus.values()) : HealthStatus.UNKNOWN;
        Instant created = NOW.minusSeconds(random.nextInt(120));
        TaskLaunch launch = Records.of(
                TaskLaunch.class,
                "clusterArn",
                Region.SCOPE.cluster("default"),
                "taskDefinitionArn",
                deployment.settings().taskDefinition(),
                "group",
                "service:web",
                "startedBy",
                deployment.id(),
                "serviceArn",
                Region.webArn(),
                "launchType",
                LaunchType.FARGATE,
                "availabilityZone",
                "us-east-1" + (char) ('a' + random.nextInt(3)),
                "reserved",
                Resources.of(256, 512),
                "hostPorts",
                List.of(),
                "createdAt",
                created);
        TaskProgress progress = Records.with(
                TaskProgress.created(status, List.of(ContainerObservation.pending("app"))),
                "desiredStatus",
                wanted ? DesiredStatus.RUNNING : DesiredStatus.STOPPED,
                "healthStatus",
                health,
                "startedAt",
                ran ? created : null);
        return new Task(Region.SCOPE.task("default", change.ids().hex32()), launch, progress);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static String describe(Change change, Service service) {
        StringBuilder text = new StringBuilder("desired " + service.desiredCount() + " "
                + service.settings().deploymentConfiguration().minimumHealthyPercent() + "/"
                + service.settings().deploymentConfiguration().maximumPercent() + " " + service.status());
        for (Deployment deployment : service.deployments()) {
            text.append("; ")
                    .append(deployment.status())
                    .append(' ')
                    .append(deployment.rolloutState())
                    .append(" failed ")
                    .append(deployment.failedTasks())
                    .append(" trouble ")
                    .append(deployment.placementTrouble());
            change.state().tasksOf(service.serviceArn()).all().stream()
                    .filter(task -> deployment.id().equals(task.deploymentId()))
                    .forEach(task -> text.append(' ')
                            .append(task.isWanted() ? "" : "!")
                            .append(task.lastStatus())
                            .append('/')
                            .append(task.progress().healthStatus()));
        }
        return text.toString();
    }
}
