package dev.evenkeel.simulation.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.Rollout;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.event.TokenUse;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.DesiredStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.testkit.RecordingRuntime;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import dev.evenkeel.testkit.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each invariant is broken on purpose, by an event that no engine should publish: it must say so. */
class InvariantsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofHours(1));

    private final Invariants invariants = new Invariants(Duration.ofSeconds(40), Duration.ofHours(1));
    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private @Nullable Reports reports;

    @SuppressWarnings("NullAway") // set before each test
    private Engine engine;

    /** A service of two tasks on one host, as a real engine makes it; nothing of it runs yet. */
    @BeforeEach
    void createService() {
        engine = new Engine(EngineSettings.ecs(Starts.SCOPE, 1), timeline, Strategies.builtInAnd(), engineReports -> {
            reports = engineReports;
            return new EnginePorts(
                    new RecordingRuntime(), tasks -> new TreeMap<>(), new OneHost(), batch -> {}, invariants);
        });
        timeline.runDue();
        ContainerDefinition web = Records.of(ContainerDefinition.class, "name", "web", "image", "web:1", "memory", 100);
        engine.ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class, "family", "web", "containerDefinitions", List.of(web)));
        engine.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class, "serviceName", "web", "taskDefinition", "web", "desiredCount", 2));
        timeline.runDue();
    }

    @Test
    void i1SeesStopBelowTheMinimum() {
        tasks().forEach(task -> progress(task, TaskStatus.RUNNING));

        assertBroken(
                "I1",
                new Event.TaskStopRequested(
                        tasks().getFirst().taskArn(), StopCode.SERVICE_SCHEDULER_INITIATED, "", LATER));
    }

    @Test
    void i2SeesTaskBeyondTheMaximum() {
        see(new Event.TaskCreated(copy(3, Resources.of(0, 100))));
        see(new Event.TaskCreated(copy(4, Resources.of(0, 100))));

        assertBroken("I2", new Event.TaskCreated(copy(5, Resources.of(0, 100))));
    }

    @Test
    void i3SeesHostThatIsOverItsMemory() {
        assertBroken("I3", new Event.TaskCreated(copy(3, Resources.of(0, 4000))));
    }

    @Test
    void i3SeesPortThatIsTakenTwice() {
        Resources withPort = Resources.of(0, 10).withPorts(new TreeSet<>(List.of(8080)), new TreeSet<>());
        see(new Event.TaskCreated(copy(3, withPort)));

        assertBroken("I3", new Event.TaskCreated(copy(4, withPort)));
    }

    @Test
    void i5SeesTaskThatDoesNotSayWhyItStopped() {
        Task task = tasks().getFirst();

        assertBroken(
                "I5",
                new Event.TaskProgressed(
                        task.taskArn(),
                        Records.with(task.progress(), "lastStatus", TaskStatus.STOPPED, "version", 9L)));
    }

    @Test
    void i6SeesStatusThatMovesBack() {
        Task task = tasks().getFirst();
        progress(task, TaskStatus.RUNNING);

        assertBroken(
                "I6",
                new Event.TaskProgressed(
                        task.taskArn(),
                        Records.with(task.progress(), "lastStatus", TaskStatus.PENDING, "version", 9L)));
    }

    @Test
    void i8SeesFailedDeploymentThatStartsTask() {
        Service service = engine.state().services().iterator().next();
        Deployment primary = service.primary().orElseThrow();
        Deployment failed = Records.with(primary, "rollout", primary.rollout().failed("tasks failed to start"));
        see(new Event.DeploymentChanged(service.serviceArn(), failed));

        assertBroken("I8", new Event.TaskCreated(copy(3, Resources.of(0, 100))));
    }

    @Test
    void i8SeesSupersededDeploymentThatStartsTask() {
        Service service = engine.state().services().iterator().next();
        Deployment superseded = Records.with(service.primary().orElseThrow(), "status", DeploymentStatus.ACTIVE);
        see(new Event.DeploymentChanged(service.serviceArn(), superseded));

        assertBroken("I8", new Event.TaskCreated(copy(3, Resources.of(0, 100))));
    }

    @Test
    void i8SeesDeploymentThatIsCompleteBeforeItsTasksServe() {
        Service service = engine.state().services().iterator().next();
        Deployment primary = service.primary().orElseThrow();

        assertBroken(
                "I8",
                new Event.DeploymentChanged(
                        service.serviceArn(), primary.withRollout(Rollout.completed(primary.id()), LATER)));
    }

    @Test
    void i3SeesTaskOnAnInstanceThatItsServiceMayNotUse() {
        Service service = engine.state().services().iterator().next();
        see(new Event.ServiceSettingsChanged(
                service.serviceArn(),
                Records.with(
                        service.settings(),
                        "placementConstraints",
                        List.of(new PlacementConstraint(
                                "memberOf", "attribute:ecs.availability-zone != us-east-1a")))));

        assertBroken("I3", new Event.TaskCreated(copy(3, Resources.of(0, 100))));
    }

    @Test
    void i11SeesProtectedTaskThatIsScaledIn() {
        Task task = tasks().getFirst();
        tasks().forEach(each -> progress(each, TaskStatus.RUNNING));
        see(new Event.DesiredCountChanged(Objects.requireNonNull(task.launch().serviceArn()), 2, 0));
        see(new Event.TaskProtectionChanged(task.taskArn(), LATER.plusSeconds(60)));

        assertBroken(
                "I11",
                new Event.TaskStopRequested(
                        task.taskArn(),
                        StopCode.SERVICE_SCHEDULER_INITIATED,
                        "Scaling activity initiated by (deployment d)",
                        LATER));
    }

    @Test
    void i12SeesTaskThatRunsBeforeItIsRegistered() {
        Task task = tasks().getFirst();
        see(new Event.TargetRegistered(Target.asked(registration(task), LATER)));

        assertBroken("I12", running(task));
    }

    @Test
    void i12SeesStopSignalBeforeTheTargetHasDrained() {
        Task task = drainingTask();

        assertBroken("I12", new Event.TaskDrained(task.taskArn(), DrainEnd.DRAINED));
    }

    @Test
    void i12SeesTaskThatIsStoppedWhileItDrains() {
        Task task = drainingTask();

        assertBroken(
                "I12",
                new Event.TaskProgressed(
                        task.taskArn(),
                        Records.with(
                                task.progress(),
                                "desiredStatus",
                                DesiredStatus.STOPPED,
                                "lastStatus",
                                TaskStatus.STOPPING,
                                "startedAt",
                                START,
                                "version",
                                12L)));
    }

    @Test
    void i12SeesRequestsToTargetThatWasDeregistered() {
        Task task = drainingTask();
        Target draining = target(task, TargetState.DRAINING, false);
        see(new Event.TargetChanged(draining));

        assertBroken("I12", new Event.TargetChanged(target(task, TargetState.HEALTHY, false)));
    }

    /** A task that ran behind a target group, and was asked to stop. */
    private Task drainingTask() {
        Task task = tasks().getFirst();
        see(new Event.TargetRegistered(Target.asked(registration(task), LATER)));
        see(new Event.TargetChanged(target(task, TargetState.HEALTHY, true)));
        see(running(task));
        see(new Event.TaskStopRequested(task.taskArn(), StopCode.USER_INITIATED, "because", LATER));
        return task;
    }

    private static Event running(Task task) {
        return new Event.TaskProgressed(
                task.taskArn(),
                Records.with(task.progress(), "lastStatus", TaskStatus.RUNNING, "startedAt", START, "version", 8L));
    }

    private static Target target(Task task, TargetState state, boolean wanted) {
        return new Target(registration(task), wanted, state, null, Duration.ofSeconds(30), LATER, LATER);
    }

    private static TargetRegistration registration(Task task) {
        return new TargetRegistration(
                new TargetId("group", task.taskArn(), "web", 80),
                Objects.requireNonNull(task.launch().serviceArn()),
                String.valueOf(task.deploymentId()),
                null,
                task.launch().hostId(),
                80,
                null);
    }

    @Test
    void i5SeesTaskThatIsForgottenTooSoon() {
        assertBroken("I5", new Event.TaskForgotten(tasks().getFirst().taskArn()));
    }

    @Test
    void i7SeesTaskThatGoesOnWithoutAnEssentialContainer() {
        Task task = tasks().getFirst();
        ContainerObservation ended =
                Records.with(task.progress().containers().getFirst(), "status", ContainerStatus.STOPPED);
        see(new Event.TaskProgressed(
                task.taskArn(), Records.with(task.progress(), "containers", List.of(ended), "version", 9L)));

        assertBroken("I7", invariants::instantOver);
    }

    @Test
    void i9SeesBreakerThatTripsTooSoon() {
        Service service = engine.state().services().iterator().next();
        Deployment primary = service.primary().orElseThrow();

        assertBroken(
                "I9",
                new Event.DeploymentChanged(
                        service.serviceArn(),
                        primary.withRollout(
                                Records.with(
                                        primary.rollout(),
                                        "state",
                                        RolloutState.FAILED,
                                        "reason",
                                        "ECS deployment circuit breaker: tasks failed to start."),
                                LATER)));
    }

    @Test
    void i9SeesFailuresThatNobodySaw() {
        Service service = engine.state().services().iterator().next();
        Deployment primary = service.primary().orElseThrow();
        see(new Event.DeploymentChanged(
                service.serviceArn(), primary.withAttempts(primary.attempts().afterFailedStart(true, LATER), LATER)));

        assertBroken("I9", invariants::instantOver);
    }

    @Test
    void i10SeesTokenThatIsTakenTwice() {
        TokenUse use = new TokenUse("request", List.of(), LATER);
        see(new Event.TokenRemembered("token", use));

        assertBroken("I10", new Event.TokenRemembered("token", use));
    }

    @Test
    void i11SeesScalingBeyondItsTarget() {
        Service service = engine.state().services().iterator().next();
        String id = "service/default/web";
        see(new Event.ScalableTargetRegistered(
                Records.of(ScalableTarget.class, "resourceId", id, "minCapacity", 1, "maxCapacity", 3)));
        see(new Event.DesiredCountChanged(service.serviceArn(), 2, 4));

        assertBroken("I11", new Event.ScalingActivityRecorded(Records.of(ScalingActivity.class, "resourceId", id)));
    }

    @Test
    void i16SeesStartsThatFailAndAreRepeatedWithoutAPause() {
        Service service = engine.state().services().iterator().next();
        Deployment primary = service.primary().orElseThrow();
        see(new Event.DeploymentChanged(
                service.serviceArn(), primary.withAttempts(primary.attempts().afterFailedStart(false, LATER), LATER)));

        AssertionError broken = assertThrows(AssertionError.class, () -> {
            for (int number = 3; number < 100; number++) {
                Task task = copy(number, Resources.of(0, 1));
                see(new Event.TaskCreated(task));
                see(new Event.TaskStopRequested(task.taskArn(), StopCode.USER_INITIATED, "because", LATER));
            }
        });

        assertEquals(
                "I16 is broken", Objects.requireNonNull(broken.getMessage()).split(":")[0]);
    }

    @Test
    void i14SeesStateThatTheEventsDoNotMake() {
        see(new Event.TokenForgotten("never there"));

        assertThrows(AssertionError.class, () -> invariants.assertSameAs(engine.state()));
    }

    @Test
    void hasNothingAgainstWhatTheEngineDid() {
        invariants.assertSameAs(engine.state());

        assertEquals(2, tasks().size());
    }

    private List<Task> tasks() {
        return List.copyOf(engine.state().tasks());
    }

    private void progress(Task task, TaskStatus status) {
        see(new Event.TaskProgressed(
                task.taskArn(),
                Records.with(task.progress(), "lastStatus", status, "startedAt", START, "version", 8L)));
    }

    /** Another task of the service, on the same host. */
    private Task copy(int number, Resources reserved) {
        Task task = tasks().getFirst();
        return new Task(
                Starts.SCOPE.task("default", "%032x".formatted(number)),
                Records.with(task.launch(), "reserved", reserved),
                task.progress());
    }

    private void see(Event event) {
        invariants.accept(LATER, event);
    }

    private void assertBroken(String invariant, Event event) {
        assertBroken(invariant, () -> see(event));
    }

    private static void assertBroken(String invariant, Executable action) {
        AssertionError broken = assertThrows(AssertionError.class, action);
        assertEquals(
                invariant + " is broken",
                Objects.requireNonNull(broken.getMessage()).split(":")[0]);
    }

    private final class OneHost implements CapacityPool {
        @Override
        public void offer(ClusterArn cluster) {
            Objects.requireNonNull(reports)
                    .instanceObserved(new InstanceObservation(
                            cluster, "i-1", "us-east-1a", Resources.of(1024, 4096), List.of(), null, true, true));
        }

        @Override
        public void withdraw(ClusterArn cluster) {}
    }
}
