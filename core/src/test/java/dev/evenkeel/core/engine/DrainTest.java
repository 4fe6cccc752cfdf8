package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.ContainerInstanceDescription;
import dev.evenkeel.core.api.DeregisterContainerInstanceRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesRequest;
import dev.evenkeel.core.api.ListContainerInstancesRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateResponse;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What becomes of the tasks of a container instance that is drained, deregistered or lost. */
@NullUnmarked
class DrainTest {
    private final Region region = Region.withHosts(2);

    @Test
    void replacesRunningServiceTasksBeforeItStopsThem() {
        region.create(region.register("app"), 4);
        region.settle();
        String drained = instance("i-0");

        drain(drained);
        region.advance(1);
        List<Integer> atOnce = List.of(runningOn(drained), region.liveTasks().size());
        boolean settled = region.settle();

        assertEquals(List.of(2, 6), atOnce);
        assertTrue(settled);
        assertEquals(
                List.of(0, 4), List.of(runningOn(drained), region.liveTasks().size()));
        assertEquals(
                List.of(
                        "has started 4 tasks: (task T) (task T) (task T) (task T).",
                        "(deployment D1) deployment completed.",
                        "has reached a steady state.",
                        "has started 2 tasks: (task T) (task T).",
                        "has stopped 2 running tasks: (task T) (task T).",
                        "has reached a steady state."),
                region.messages());
    }

    @Test
    void stopsFirstWhereTheMaximumLeavesNoRoom() {
        region.create(region.register("app"), 4, "deploymentConfiguration", percents(50, 100));
        region.settle();
        String drained = instance("i-0");

        drain(drained);
        region.advance(1);
        long stopping =
                region.liveTasks().stream().filter(task -> !task.isWanted()).count();
        boolean settled = region.settle();

        assertEquals(2, stopping);
        assertTrue(settled);
        assertEquals(
                List.of(0, 4), List.of(runningOn(drained), region.liveTasks().size()));
    }

    @Test
    void keepsTheMinimumHealthyWhileReplacementsOfTheFirstInstanceLeaveTheSecond() {
        region.world.add(Region.host(2));
        region.create(region.register("app"), 8, "deploymentConfiguration", percents(75, 125));
        region.settle();

        drain(instance("i-0"));
        region.advance(20);
        long replacements = healthy(false);
        drain(instance("i-1"));
        long least = 8;
        for (int second = 0; second < 300; second++) {
            region.advance(1);
            least = Math.min(least, healthy(true));
        }

        assertTrue(replacements > 0, "none was on its way");
        assertEquals(6, least);
        assertEquals(8, healthy(true));
    }

    private long healthy(boolean healthy) {
        return region.liveTasks().stream()
                .filter(Task::isWanted)
                .filter(task -> (task.condition() == TaskCondition.HEALTHY) == healthy)
                .count();
    }

    @Test
    void saysThatItCannotMoveWhereThePercentagesAllowNothing() {
        region.create(region.register("app"), 2, "deploymentConfiguration", percents(100, 100));
        region.settle();

        drain(instance("i-0"));
        region.advance(600);

        assertEquals(
                "was unable to stop or start tasks during a deployment because of the service deployment configuration."
                        + " Update the minimumHealthyPercent or maximumPercent value and try again.",
                region.messages().get(region.messages().size() - 1));
        assertEquals(1, runningOn(instance("i-0")));
        assertEquals(false, region.service().steady());
    }

    @Test
    void stopsPendingServiceTasksAtOnce() {
        region.world.fate = start -> FakeWorld.Fate.SILENT;
        region.create(region.register("app"), 2);
        region.advance(1);

        drain(instance("i-0"));
        region.advance(1);

        assertEquals(
                "stopped 1 pending tasks.",
                region.messages().get(region.messages().size() - 1));
        assertEquals(
                List.of("Scaling activity initiated by (deployment "
                        + region.service().primary().orElseThrow().id() + ")"),
                region.liveTasks().stream()
                        .filter(task -> !task.isWanted())
                        .map(task -> task.progress().stoppedReason())
                        .toList());
    }

    @Test
    void leavesStandAloneTasksAloneAndPlacesNothing() {
        String definition = region.register("job");
        List<String> instances = List.of(instance("i-0"), instance("i-1"));
        region.ecs()
                .startTask(Records.of(
                        StartTaskRequest.class, "taskDefinition", definition, "containerInstances", instances));
        region.advance(60);

        drain(instances.get(0));
        region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", definition, "count", 4));
        region.advance(600);

        assertEquals(List.of(1, 5), instances.stream().map(this::runningOn).toList());
    }

    @Test
    void takesTasksAgainOnceActive() {
        String drained = instance("i-0");
        drain(drained);
        region.create(region.register("app"), 2);
        region.settle();
        int whileDraining = runningOn(drained);

        setState("ACTIVE", drained);
        region.update("desiredCount", 4);
        region.settle();

        assertEquals(List.of(0, 2), List.of(whileDraining, runningOn(drained)));
    }

    @Test
    void drainsAHostThatWillBeTakenAway() {
        region.create(region.register("app"), 2);
        region.settle();

        region.world.leave(Region.host(0));
        region.advance(1);
        boolean settled = region.settle();

        assertTrue(settled);
        assertEquals(ContainerInstanceStatus.DRAINING, find("i-0").status());
        assertEquals(0, runningOn(instance("i-0")));
    }

    @Test
    void deregistersAnEmptyInstanceAndStillDescribesIt() {
        String gone = instance("i-0");

        ContainerInstanceDescription answer = deregister(gone, null);
        region.advance(60);

        assertEquals(List.of("INACTIVE", "i-0"), List.of(answer.status(), answer.ec2InstanceId()));
        assertEquals(List.of(instance("i-1")), list(null));
        assertEquals(List.of("INACTIVE"), statuses(gone));
    }

    @Test
    void forgetsADeregisteredInstanceAfterAnHour() {
        String gone = instance("i-0");
        deregister(gone, null);

        region.advance(3601);

        assertEquals(List.of(), statuses(gone));
    }

    @Test
    void keepsADeregisteredHostOutUntilItIsGoneAndComesAnew() {
        deregister(instance("i-0"), null);

        region.world.connect(Region.host(0), true);
        region.advance(1);
        int whileThere = list(null).size();
        region.world.lose(Region.host(0));
        region.world.add(Region.host(0));
        region.advance(1);

        assertEquals(List.of(1, 2), List.of(whileThere, list(null).size()));
    }

    @Test
    void refusesToDeregisterAnInstanceInUseWithoutForce() {
        region.create(region.register("app"), 2);
        region.settle();
        String inUse = instance("i-0");

        EcsException refusal = assertThrows(EcsException.class, () -> deregister(inUse, false));

        assertEquals("Found running tasks on the instance.", refusal.getMessage());
        assertEquals(1, runningOn(inUse));
    }

    @Test
    void endsTheTasksOfAnInstanceDeregisteredByForce() {
        region.create(region.register("app"), 2);
        region.settle();
        String inUse = instance("i-0");
        Task task = tasksOn(inUse).get(0);

        deregister(inUse, true);
        region.advance(1);
        Task after = region.state().task(task.taskArn()).orElseThrow();
        boolean toldToStop =
                region.world.effects().contains("stop " + task.taskArn().id());
        boolean settled = region.settle();

        assertEquals(
                List.of("STOPPED", "TerminationNotice", "Container instance deregistration forced by user"),
                List.of(
                        after.lastStatus().name(),
                        after.progress().stopCode().wireName(),
                        after.progress().stoppedReason()));
        assertTrue(toldToStop);
        assertTrue(settled);
        assertEquals(2, runningOn(instance("i-1")));
    }

    @Test
    void saysOfTasksOnALostHostThatItIsGone() {
        region.create(region.register("app"), 2);
        region.settle();
        String lost = instance("i-0");
        Task task = tasksOn(lost).get(0);

        region.world.lose(Region.host(0));
        region.advance(1);

        Task after = region.state().task(task.taskArn()).orElseThrow();
        assertEquals(
                List.of("TerminationNotice", "Host EC2 (instance i-0) stopped/terminated."),
                List.of(after.progress().stopCode().wireName(), after.progress().stoppedReason()));
        assertEquals(List.of("INACTIVE"), statuses(lost));
    }

    @Test
    void answersForInstancesThatAreNotThere() {
        String gone = instance("i-0");
        deregister(gone, null);
        String unknown = gone.replaceAll("[0-9a-f]{32}$", "f".repeat(32));

        UpdateContainerInstancesStateResponse answer = setState("DRAINING", gone, unknown, instance("i-1"));

        assertEquals(
                List.of("INACTIVE", "MISSING"),
                answer.failures().stream().map(failure -> failure.reason()).toList());
        assertEquals(
                List.of("DRAINING"),
                answer.containerInstances().stream()
                        .map(ContainerInstanceDescription::status)
                        .toList());
    }

    @Test
    void refusesWhatIsNoStatus() {
        String there = instance("i-0");

        List<String> refusals = List.of(
                refusal(() -> setState("INACTIVE", there)),
                refusal(() -> setState("DRAINING")),
                refusal(() -> setState("DRAINING", "x")),
                refusal(() -> list("INACTIVE")),
                refusal(() -> deregister(null, false)),
                refusal(() -> deregister("f".repeat(32), false)));

        assertEquals(
                List.of(
                        "Container instance status should be one of [ACTIVE, DRAINING]",
                        "Container Instances cannot be empty.",
                        "instanceId length should be one of [32,36]",
                        "Container instance status should be one of [ACTIVE, DRAINING, REGISTERING, DEREGISTERING,"
                                + " REGISTRATION_FAILED]",
                        "Container instance cannot be empty.",
                        "The referenced container instance was not found."),
                refusals);
    }

    @Test
    void listsInstancesByStatus() {
        String drained = instance("i-0");

        drain(drained);

        assertEquals(List.of(drained), list("DRAINING"));
        assertEquals(List.of(instance("i-1")), list("ACTIVE"));
        assertEquals(2, list(null).size());
    }

    private static String refusal(Runnable call) {
        return assertThrows(EcsException.class, call::run).getMessage();
    }

    private void drain(String arn) {
        setState("DRAINING", arn);
    }

    private UpdateContainerInstancesStateResponse setState(String status, String... arns) {
        return region.ecs()
                .updateContainerInstancesState(new UpdateContainerInstancesStateRequest(null, List.of(arns), status));
    }

    private ContainerInstanceDescription deregister(String arn, Boolean force) {
        return region.ecs()
                .deregisterContainerInstance(new DeregisterContainerInstanceRequest(null, arn, force))
                .containerInstance();
    }

    private List<String> list(String status) {
        return region.ecs()
                .listContainerInstances(Records.of(ListContainerInstancesRequest.class, "status", status))
                .containerInstanceArns();
    }

    private List<String> statuses(String arn) {
        return region
                .ecs()
                .describeContainerInstances(new DescribeContainerInstancesRequest(null, List.of(arn), null))
                .containerInstances()
                .stream()
                .map(ContainerInstanceDescription::status)
                .toList();
    }

    private ContainerInstance find(String hostId) {
        return region.state().containerInstances("default").stream()
                .filter(instance -> instance.hostId().equals(hostId))
                .findFirst()
                .orElseThrow();
    }

    private String instance(String hostId) {
        return find(hostId).containerInstanceArn().value();
    }

    private List<Task> tasksOn(String arn) {
        return region.state().containerInstances("default").stream()
                .filter(instance -> instance.containerInstanceArn().value().equals(arn))
                .flatMap(instance -> region.state().tasksOn(instance.containerInstanceArn()).stream())
                .toList();
    }

    private int runningOn(String arn) {
        return (int) tasksOn(arn).stream().filter(Task::isRunning).count();
    }

    private static DeploymentConfiguration percents(int min, int max) {
        return Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", min, "maximumPercent", max);
    }
}
