package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.CreateTaskSetRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteTaskSetRequest;
import dev.evenkeel.core.api.DescribeTaskSetsRequest;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.api.TaskSetDescription;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateServicePrimaryTaskSetRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.api.UpdateTaskSetRequest;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.fake.Trace;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskset.Scale;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TaskSetTest {
    @Test
    void aDeployerOutsideRollsTheServiceByTaskSets() {
        Region region = external(4);
        TaskSetDescription blue = taskSet(region, region.register("web"), 100);
        region.settle();
        primary(region, blue.id());

        TaskSetDescription green = taskSet(region, region.register("web"), 25);
        region.settle();
        scale(region, green.id(), 100);
        region.settle();
        primary(region, green.id());
        scale(region, blue.id(), 0);
        region.settle();
        delete(region, blue.id(), null);
        region.settle();

        Trace.assertMatches("task-sets", region);
    }

    @Test
    void theComputedDesiredCountIsRoundedUp() {
        Region region = external(10);

        List<Integer> counts = List.of(0.0, 0.1, 7.0, 25.0, 99.9, 100.0).stream()
                .map(percent -> {
                    TaskSetDescription made = taskSet(region, region.register("web"), percent);
                    delete(region, made.id(), true);
                    region.settle();
                    return made.computedDesiredCount();
                })
                .toList();

        assertEquals(List.of(0, 1, 1, 3, 10, 10), counts);
    }

    @Test
    void aTaskSetThatIsToldNothingIsActiveAtScaleZeroAndStable() {
        Region region = external(3);

        TaskSetDescription made = taskSet(region, region.register("web"), null);
        region.settle();

        assertEquals(
                List.of("ACTIVE", new Scale(0.0, "PERCENT"), 0, "STABILIZING"),
                List.of(made.status(), made.scale(), made.computedDesiredCount(), made.stabilityStatus()));
        assertEquals("STEADY_STATE", sets(region).get(0).stabilityStatus());
    }

    @Test
    void thePrimaryTaskSetGivesTheServiceItsRevision() {
        Region region = external(1);
        TaskSetDescription blue = taskSet(region, region.register("web"), 100);
        TaskSetDescription green = taskSet(region, region.register("web"), 100);

        String before = region.describe().taskDefinition();
        primary(region, blue.id());
        primary(region, green.taskSetArn());

        assertEquals(null, before);
        assertEquals(green.taskDefinition(), region.describe().taskDefinition());
        assertEquals(
                List.of("ACTIVE", "PRIMARY"),
                sets(region).stream().map(TaskSetDescription::status).toList());
        assertEquals(List.of(), region.describe().deployments());
    }

    @Test
    void theSameTokenAnswersTheSameTaskSetAndAnotherRequestIsAConflict() {
        Region region = external(1);
        String web = region.register("web");
        CreateTaskSetRequest request =
                Records.of(CreateTaskSetRequest.class, "service", "web", "taskDefinition", web, "clientToken", "once");

        TaskSetDescription first = region.ecs().createTaskSet(request).taskSet();
        TaskSetDescription again = region.ecs().createTaskSet(request).taskSet();
        EcsException conflict = assertThrows(
                EcsException.class, () -> region.ecs().createTaskSet(Records.with(request, "externalId", "x")));

        assertEquals(first.id(), again.id());
        assertEquals("ConflictException", conflict.code().wireName());
        assertEquals(List.of(first.taskSetArn()), conflict.resourceIds());
    }

    @Test
    void anUnhealthyTaskIsReplacedBeforeItIsStopped() {
        Region region = external(2);
        TaskSetDescription blue = taskSet(region, region.register("web", Region.checkedContainer()), 100);
        region.settle();

        region.world.health(region.liveTasks().get(0).taskArn(), dev.evenkeel.core.task.HealthStatus.UNHEALTHY);
        region.advance(60);

        assertEquals(2, sets(region).get(0).runningCount());
        assertEquals(
                List.of(
                        "(service web, taskSet S) has started 2 tasks: (task T) (task T).",
                        "has reached a steady state.",
                        "(service web, taskSet S) has started 1 tasks: (task T). Amazon ECS replaced 1 tasks due to an"
                                + " unhealthy status.",
                        "(task T) failed container health checks.",
                        "(service web, taskSet S) has stopped 1 running tasks: (task T).",
                        "has reached a steady state."),
                region.messages().stream()
                        .map(message -> message.replace(blue.id(), "S"))
                        .toList());
    }

    @Test
    void startsThatFailAreTriedAgainWithPausesAndTheSetIsNotStable() {
        Region region = external(1);
        region.world.fate = start -> FakeWorld.Fate.FAILS_TO_START;

        taskSet(region, region.register("web"), 100);
        region.advance(300);
        String stability = sets(region).get(0).stabilityStatus();
        region.world.fate = start -> FakeWorld.Fate.HEALTHY;
        region.settle();

        assertEquals("STABILIZING", stability);
        assertEquals("STEADY_STATE", sets(region).get(0).stabilityStatus());
    }

    @Test
    void deletingTheServiceWithForceStopsEveryTaskSet() {
        Region region = external(2);
        taskSet(region, region.register("web"), 100);
        region.settle();

        region.ecs().deleteService(Records.of(DeleteServiceRequest.class, "service", "web", "force", true));
        region.settle();

        assertEquals("INACTIVE", region.describe().status());
        assertEquals(List.of(), region.liveTasks());
    }

    @Test
    void aServiceOfCodeDeployBeginsWithAPrimaryTaskSetAndLeavesItsRevisionToCodeDeploy() {
        Region region = Region.withHosts(2);
        String web = region.register("web", Region.servingContainer());
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                web,
                "desiredCount",
                2,
                "deploymentController",
                new DeploymentController("CODE_DEPLOY"));

        String bare = assertThrows(EcsException.class, () -> region.ecs().createService(request))
                .text();
        LoadBalancer balancer = Records.of(
                LoadBalancer.class,
                "targetGroupArn",
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/tg/0123456789abcdef",
                "containerName",
                "app",
                "containerPort",
                80);
        ServiceDescription created = region.ecs()
                .createService(Records.with(request, "loadBalancers", List.of(balancer)))
                .service();
        String refused = assertThrows(EcsException.class, () -> region.update("taskDefinition", web))
                .text();
        String forced = assertThrows(EcsException.class, () -> region.update("forceNewDeployment", true))
                .text();

        assertEquals("A load balancer must be specified for services with a CODE_DEPLOY deployment controller.", bare);
        assertEquals(
                List.of("PRIMARY", 2),
                List.of(
                        created.taskSets().get(0).status(),
                        created.taskSets().get(0).computedDesiredCount()));
        assertEquals(
                "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy"
                        + " to trigger a new deployment.",
                refused);
        assertEquals(
                "Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to"
                        + " trigger a new deployment.",
                forced);
    }

    @Test
    void whatTaskSetsCannotDoIsRefused() {
        Region region = external(2);
        String web = region.register("web");
        TaskSetDescription made = taskSet(region, web, 100);
        region.settle();
        primary(region, made.id());

        List<String> refusals = List.of(
                refusal(() -> delete(region, made.id(), null)),
                refusal(() -> scale(region, made.id(), 101)),
                refusal(() -> scale(region, "ecs-svc/1", 10)),
                refusal(() -> region.update("taskDefinition", web)),
                refusal(() -> createExternal(region, "other", "taskDefinition", web)),
                refusal(() -> createExternal(region, "other", "availabilityZoneRebalancing", "ENABLED")));

        assertEquals(
                List.of(
                        "InvalidParameterException The primary task set cannot be deleted without force.",
                        "InvalidParameterException scale value should be between 0 and 100",
                        "TaskSetNotFoundException The specified task set does not exist.",
                        "InvalidParameterException Unable to update task definition on services with an EXTERNAL"
                                + " deployment controller. Create a new task set to deploy it.",
                        "InvalidParameterException TaskDefinition must be blank",
                        "InvalidParameterException Availability Zone rebalancing is not supported for services with an"
                                + " EXTERNAL deployment controller."),
                refusals);
    }

    @Test
    void onlyFiveTaskSetsFitAndOnlyOnAServiceOfTaskSets() {
        Region region = external(0);
        String web = region.register("web");
        for (int i = 0; i < 5; i++) {
            taskSet(region, web, null);
        }
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class, "serviceName", "plain", "taskDefinition", web, "desiredCount", 0));

        String sixth = refusal(() -> taskSet(region, web, null));
        String plain = refusal(() -> region.ecs()
                .createTaskSet(Records.of(CreateTaskSetRequest.class, "service", "plain", "taskDefinition", web)));

        assertEquals(
                "InvalidParameterException 5 deployments exist on the service. Unable to create new TaskSet since this"
                        + " exceeds the maximum limit.",
                sixth);
        assertEquals(
                "InvalidParameterException Amazon ECS only supports task set management on services configured to use"
                        + " external deployment controllers.",
                plain);
    }

    @Test
    void aTaskSetThatLacksRoomSaysSoAndStartsAsSoonAsThereIsSome() {
        Region region = Region.withHosts(1);
        createExternal(region, "web", "desiredCount", 2);
        taskSet(region, region.register("web", Records.with(Region.container(), "cpu", 3000)), 100);
        region.advance(46);

        ServiceExplanation explanation = region.engine
                .explanations()
                .service(Region.webArn(), region.now())
                .orElseThrow();
        region.world.add(Region.host(1));
        region.advance(1);

        assertEquals(FindingKind.NO_ROOM, explanation.findings().get(0).kind());
        assertEquals(
                List.of("RESOURCE:CPU 3000 1096"),
                explanation.rejections().stream()
                        .map(rejection -> rejection.reason() + " " + rejection.needed() + " " + rejection.free())
                        .toList());
        assertEquals(
                2,
                region.state()
                        .tasksOf(Region.webArn())
                        .of(sets(region).get(0).id())
                        .wanted());
    }

    @Test
    void aProtectedTaskStaysOnAnInstanceThatIsDrainedUntilItsProtectionEnds() {
        Region region = external(2);
        taskSet(region, region.register("web"), 100);
        region.settle();
        Task kept = region.liveTasks().get(0);
        protect(region, kept, true);

        region.ecs()
                .updateContainerInstancesState(Records.of(
                        UpdateContainerInstancesStateRequest.class,
                        "containerInstances",
                        List.of(kept.launch().containerInstanceArn().value()),
                        "status",
                        "DRAINING"));
        region.advance(600);
        int meanwhile = region.liveTasks().size();
        boolean stayed =
                region.liveTasks().stream().anyMatch(task -> task.taskArn().equals(kept.taskArn()));
        protect(region, kept, false);
        region.settle();

        assertTrue(stayed);
        assertEquals(List.of(3, 2), List.of(meanwhile, region.liveTasks().size()));
        assertTrue(region.state().task(kept.taskArn()).filter(Task::isStopped).isPresent());
    }

    private static void protect(Region region, Task task, boolean enabled) {
        region.ecs()
                .updateTaskProtection(new UpdateTaskProtectionRequest(
                        null, List.of(task.taskArn().value()), enabled, null));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable call) {
        EcsException refusal = assertThrows(EcsException.class, call);
        return refusal.code().wireName() + " " + refusal.text();
    }

    private static Region external(int desired) {
        Region region = Region.withHosts(3);
        createExternal(region, "web", "desiredCount", desired);
        return region;
    }

    private static void createExternal(Region region, String name, Object... more) {
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                name,
                "desiredCount",
                1,
                "deploymentController",
                new DeploymentController("EXTERNAL"));
        region.ecs().createService(Records.with(request, more));
    }

    private static TaskSetDescription taskSet(Region region, String definition, Number percent) {
        CreateTaskSetRequest request =
                Records.of(CreateTaskSetRequest.class, "service", "web", "taskDefinition", definition);
        return region.ecs()
                .createTaskSet(
                        percent == null
                                ? request
                                : Records.with(request, "scale", new Scale(percent.doubleValue(), "PERCENT")))
                .taskSet();
    }

    private static void scale(Region region, String id, double percent) {
        region.ecs()
                .updateTaskSet(Records.of(
                        UpdateTaskSetRequest.class,
                        "service",
                        "web",
                        "taskSet",
                        id,
                        "scale",
                        new Scale(percent, null)));
    }

    private static void primary(Region region, String id) {
        region.ecs()
                .updateServicePrimaryTaskSet(
                        Records.of(UpdateServicePrimaryTaskSetRequest.class, "service", "web", "primaryTaskSet", id));
    }

    private static void delete(Region region, String id, Boolean force) {
        DeleteTaskSetRequest request = Records.of(DeleteTaskSetRequest.class, "service", "web", "taskSet", id);
        region.ecs().deleteTaskSet(force == null ? request : Records.with(request, "force", force));
    }

    private static List<TaskSetDescription> sets(Region region) {
        return region.ecs()
                .describeTaskSets(Records.of(DescribeTaskSetsRequest.class, "service", "web"))
                .taskSets();
    }
}
