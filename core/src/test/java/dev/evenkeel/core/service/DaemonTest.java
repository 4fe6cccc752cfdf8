package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.fake.Trace;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class DaemonTest {
    @Test
    void aDaemonFollowsItsInstancesAndRollsAsFarAsItsPercentAllows() {
        Region region = Region.withHosts(3);
        create(region, region.register("agent"), "deploymentConfiguration", half());
        region.settle();

        region.world.add(Region.host(3));
        region.advance(60);
        region.update("taskDefinition", region.register("agent"));
        region.settle();
        drain(region, "i-1");
        region.settle();
        region.world.lose(region.world.hosts.get(0));
        region.advance(60);

        Trace.assertMatches("daemon", region);
    }

    @Test
    void eachInstanceHasOneTask() {
        Region region = Region.withHosts(4);

        create(region, region.register("agent"));
        region.settle();

        assertEquals(new TreeMap<>(Map.of("i-0", 1, "i-1", 1, "i-2", 1, "i-3", 1)), perHost(region));
        assertEquals(4, region.describe().desiredCount());
        assertEquals("COMPLETED", region.describe().deployments().get(0).rolloutState());
    }

    @Test
    void onlyInstancesThatTheConstraintsAllowHaveATaskAndTheOthersLoseTheirs() {
        Region region = Region.withHosts(3);
        create(region, region.register("agent"), "placementConstraints", inZone("us-east-1a"));
        region.settle();
        SortedMap<String, Integer> before = perHost(region);

        region.update("placementConstraints", inZone("us-east-1b"));
        region.advance(60);

        assertEquals(new TreeMap<>(Map.of("i-0", 1)), before);
        assertEquals(new TreeMap<>(Map.of("i-1", 1)), perHost(region));
        assertEquals(1, region.describe().desiredCount());
    }

    @Test
    void aDaemonTakesTheRoomOfANewInstanceBeforeAnyReplica() {
        Region region = Region.withHosts(1);
        String big = region.register("big", Records.with(Region.container(), "cpu", 4096, "memory", 1024));
        region.create(big, 3);
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "agent",
                        "taskDefinition",
                        region.register("agent"),
                        "schedulingStrategy",
                        "DAEMON"));
        region.advance(60);

        region.world.add(Region.host(1));
        region.advance(60);

        List<String> there = region.state().tasks().stream()
                .filter(task -> "i-1".equals(task.launch().hostId()))
                .map(task -> task.launch().group())
                .toList();
        assertEquals(List.of("service:agent"), there);
    }

    @Test
    void aDaemonTakesThePlaceOfItsFormerTaskBeforeAReplicaThatWaits() {
        Region region = Region.withHosts(1);
        ContainerDefinition eighth = Records.with(Region.container(), "cpu", 512, "memory", 512);
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "yonder",
                        "taskDefinition",
                        region.register("agent", eighth),
                        "schedulingStrategy",
                        "DAEMON",
                        "deploymentConfiguration",
                        Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", 0)));
        region.create(region.register("app", eighth), 8);
        region.advance(120);

        region.ecs()
                .updateService(Records.of(UpdateServiceRequest.class, "service", "yonder", "forceNewDeployment", true));
        region.advance(300);

        assertEquals(List.of(1L, 7L), List.of(running(region, "service:yonder"), running(region, "service:web")));
    }

    @Test
    void onADrainingInstanceTheDaemonStopsLast() {
        Region region = Region.withHosts(2);
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "agent",
                        "taskDefinition",
                        region.register("agent"),
                        "schedulingStrategy",
                        "DAEMON"));
        region.create(region.register("web"), 2);
        region.settle();

        drain(region, "i-0");
        region.settle();

        List<String> order = region.world.journal().stream()
                .map(FakeWorld.Recorded::event)
                .flatMap(event -> event instanceof dev.evenkeel.core.event.Event.TaskStopRequested stop
                        ? region.state().task(stop.taskArn()).stream()
                        : java.util.stream.Stream.empty())
                .filter(task -> "i-0".equals(task.launch().hostId()))
                .map(task -> task.launch().group())
                .toList();
        assertEquals(List.of("service:web", "service:agent"), order);
    }

    @Test
    void aTaskWithoutRoomKeepsNoOtherInstanceFromItsTask() {
        Region region = Region.withHosts(3);
        String big = region.register("big", Records.with(Region.container(), "cpu", 4096, "memory", 1024));
        region.create(big, 1);
        region.settle();

        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "agent",
                        "taskDefinition",
                        region.register("agent"),
                        "schedulingStrategy",
                        "DAEMON"));
        region.advance(120);
        long placed = running(region, "service:agent");
        region.update("desiredCount", 0);
        region.settle();

        assertEquals(2, placed);
        assertEquals(3, running(region, "service:agent"));
    }

    @Test
    void aDaemonThatMayStopNothingSaysSo() {
        Region region = Region.withHosts(2);
        create(
                region,
                region.register("agent"),
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", 100, "maximumPercent", 100));
        region.settle();

        region.update("taskDefinition", region.register("agent"));
        region.advance(60);

        assertEquals(
                "was unable to stop or start tasks during a deployment because of the service deployment configuration."
                        + " Update the minimumHealthyPercent or maximumPercent value and try again.",
                region.messages().get(region.messages().size() - 1));
        assertEquals(
                new Finding(
                        FindingKind.DEADLOCK,
                        "The percentages leave nothing to do: minimumHealthyPercent 100 of 2 keeps 2, 2 serve, and an"
                                + " instance has one task. Lower it.",
                        null),
                region.engine
                        .explanations()
                        .service(Region.webArn(), region.now())
                        .orElseThrow()
                        .findings()
                        .get(0));
    }

    @Test
    void aDaemonThatWasGivenUpIsKeptUpByItsLastGoodRevision() {
        Region region = Region.withHosts(3);
        String good = region.register("agent");
        create(
                region,
                good,
                "deploymentConfiguration",
                Records.of(
                        DeploymentConfiguration.class,
                        "minimumHealthyPercent",
                        50,
                        "deploymentCircuitBreaker",
                        breaker(false)));
        region.settle();
        onlyStarts(region, good);

        region.update("taskDefinition", region.register("agent"));
        region.advance(3600);

        assertEquals(
                List.of("PRIMARY FAILED 0", "ACTIVE COMPLETED 3"),
                region.describe().deployments().stream()
                        .map(deployment ->
                                deployment.status() + " " + deployment.rolloutState() + " " + deployment.runningCount())
                        .toList());
    }

    @Test
    void theBreakerGivesADaemonUpAndRollsItBack() {
        Region region = Region.withHosts(3);
        String good = region.register("agent");
        create(
                region,
                good,
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "deploymentCircuitBreaker", breaker(true)));
        region.settle();

        onlyStarts(region, good);
        region.update("taskDefinition", region.register("agent"));
        boolean settled = region.settle();

        assertTrue(settled);
        assertEquals(good, region.describe().taskDefinition());
        assertEquals(3, region.describe().runningCount());
    }

    @Test
    void aDaemonIsDeletedWithoutForceAndStopsAll() {
        Region region = Region.withHosts(2);
        create(region, region.register("agent"));
        region.settle();

        region.ecs().deleteService(Records.of(DeleteServiceRequest.class, "service", "web"));
        region.settle();

        assertEquals("INACTIVE", region.describe().status());
        assertEquals(List.of(), region.liveTasks());
    }

    @Test
    void whatADaemonCannotHaveIsRefusedInEcssWords() {
        Region region = Region.withHosts(1);
        String agent = region.register("agent");

        List<String> refusals = List.of(
                refusal(region, agent, "desiredCount", 2),
                refusal(
                        region,
                        region.registerFargate("f"),
                        "launchType",
                        "FARGATE",
                        "networkConfiguration",
                        Region.NETWORK),
                refusal(region, agent, "placementStrategy", List.of(new PlacementStrategyItem("random", null))),
                refusal(
                        region,
                        agent,
                        "deploymentConfiguration",
                        Records.of(DeploymentConfiguration.class, "maximumPercent", 200)),
                refusal(region, agent, "availabilityZoneRebalancing", "ENABLED"),
                refusal(
                        region,
                        agent,
                        "deploymentController",
                        new dev.evenkeel.core.deployment.DeploymentController("EXTERNAL")));
        ServiceDescription created = create(region, agent);
        String updated = assertThrows(EcsException.class, () -> region.update("desiredCount", 3))
                .text();

        assertEquals(
                List.of(
                        "The daemon scheduling strategy does not support a desired count for services. Remove the desired"
                                + " count value and try again",
                        "The daemon scheduling strategy does not support the FARGATE launch type.",
                        "The daemon scheduling strategy does not support placement strategies.",
                        "The daemon scheduling strategy does not support values above 100 for maximumPercent.",
                        "Availability Zone rebalancing is not supported for services with the DAEMON scheduling strategy.",
                        "The daemon scheduling strategy does not support the EXTERNAL deployment controller."),
                refusals);
        assertEquals(refusals.get(0), updated);
        assertEquals(
                List.of(0, 100, "DISABLED", "DAEMON"),
                List.of(
                        created.deploymentConfiguration().minimumHealthyPercent(),
                        created.deploymentConfiguration().maximumPercent(),
                        created.availabilityZoneRebalancing(),
                        created.schedulingStrategy()));
    }

    private static String refusal(Region region, String definition, Object... more) {
        return assertThrows(EcsException.class, () -> create(region, definition, more))
                .text();
    }

    private static ServiceDescription create(Region region, String definition, Object... more) {
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                definition,
                "schedulingStrategy",
                "DAEMON");
        return region.ecs().createService(Records.with(request, more)).service();
    }

    private static List<PlacementConstraint> inZone(String zone) {
        return List.of(new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == " + zone));
    }

    private static DeploymentConfiguration half() {
        return Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", 50);
    }

    private static void drain(Region region, String host) {
        String arn = region.state().containerInstances("default").stream()
                .filter(instance -> instance.hostId().equals(host))
                .map(ContainerInstance::containerInstanceArn)
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
        region.ecs()
                .updateContainerInstancesState(Records.of(
                        UpdateContainerInstancesStateRequest.class,
                        "containerInstances",
                        List.of(arn),
                        "status",
                        "DRAINING"));
    }

    private static long running(Region region, String group) {
        return region.state().tasks().stream()
                .filter(task -> task.isRunning() && task.launch().group().equals(group))
                .count();
    }

    private static DeploymentCircuitBreaker breaker(boolean rollback) {
        return new DeploymentCircuitBreaker(true, rollback, null, null, null);
    }

    private static void onlyStarts(Region region, String good) {
        region.world.fate = start -> start.taskDefinition().taskDefinitionArn().equals(good)
                ? FakeWorld.Fate.HEALTHY
                : FakeWorld.Fate.FAILS_TO_START;
    }

    private static SortedMap<String, Integer> perHost(Region region) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Task task : region.liveTasks()) {
            counts.merge(task.launch().hostId(), 1, Integer::sum);
        }
        return counts;
    }
}
