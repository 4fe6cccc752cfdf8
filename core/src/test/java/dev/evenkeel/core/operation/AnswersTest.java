package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.DeleteAccountSettingRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListAccountSettingsRequest;
import dev.evenkeel.core.api.ListServicesRequest;
import dev.evenkeel.core.api.ListTagsForResourceRequest;
import dev.evenkeel.core.api.ListTaskDefinitionsRequest;
import dev.evenkeel.core.api.ListTaskDefinitionsResponse;
import dev.evenkeel.core.api.ListTasksRequest;
import dev.evenkeel.core.api.PutAccountSettingDefaultRequest;
import dev.evenkeel.core.api.PutAccountSettingRequest;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.api.UntagResourceRequest;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What ECS answers: defaults, pages, names, tokens, tags, and what it keeps though it does not use it. */
@NullUnmarked
class AnswersTest {
    private static final String PREFIX = "arn:aws:ecs:us-east-1:123456789012:";
    private final Region region = Region.withHosts(2);

    @Test
    void fillsInTheDefaultsOfATaskDefinition() {
        ContainerDefinition asked = Records.of(
                ContainerDefinition.class,
                "name",
                "app",
                "image",
                "app:1",
                "memory",
                64,
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80)));

        TaskDefinition registered = region.ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class, "family", "app", "containerDefinitions", List.of(asked)))
                .taskDefinition();

        ContainerDefinition container = registered.containers().get(0);
        assertEquals(PREFIX + "task-definition/app:1", registered.taskDefinitionArn());
        assertEquals(
                List.of("bridge", "ACTIVE", 1, false, List.of("EXTERNAL", "EC2")),
                List.of(
                        registered.networkMode(),
                        registered.status(),
                        registered.revision(),
                        registered.enableFaultInjection(),
                        registered.compatibilities()));
        assertEquals(
                List.of(0, true, List.of(), List.of(), List.of()),
                List.of(
                        container.cpu(),
                        container.essential(),
                        container.environment(),
                        container.mountPoints(),
                        container.volumesFrom()));
        assertEquals(List.of(new PortMapping(80, 0, "tcp", null, null, null, Map.of())), container.portMappings());
    }

    @Test
    void fillsInTheDefaultsOfAService() {
        ServiceDescription service = region.create(region.register("app"), 1);

        assertEquals(
                new DeploymentConfiguration(
                        DeploymentCircuitBreaker.OFF, 200, 100, null, "ROLLING", 0, null, null, null, null, Map.of()),
                service.deploymentConfiguration());
        assertEquals(
                List.of("EC2", "REPLICA", "ECS", "ENABLED", "NONE", false, false, "CUSTOMER"),
                List.of(
                        service.launchType(),
                        service.schedulingStrategy(),
                        service.deploymentController().type(),
                        service.availabilityZoneRebalancing(),
                        service.propagateTags(),
                        service.enableECSManagedTags(),
                        service.enableExecuteCommand(),
                        service.resourceManagementType()));
        assertEquals(PREFIX + "service/default/web", service.serviceArn());
    }

    @Test
    void keepsAndShowsMembersThatNoRuleUses() {
        Map<String, Object> other = Map.of("volumeConfigurations", List.of(Map.of("name", "data")));

        region.create(region.register("app"), 0, "other", other);

        assertEquals(
                Map.of("volumeConfigurations", List.of(Map.of("name", "data")), "serviceRegistries", List.of()),
                region.describe().other());
    }

    @Test
    void findsAServiceByNameAndByArn() {
        region.create(region.register("app"), 0);

        var answer = region.ecs()
                .describeServices(new DescribeServicesRequest(
                        PREFIX + "cluster/default",
                        List.of("web", PREFIX + "service/default/web", PREFIX + "service/web", "none"),
                        null));

        assertEquals(
                List.of("web", "web", "web"),
                answer.services().stream().map(ServiceDescription::serviceName).toList());
        assertEquals(List.of(new Failure(PREFIX + "service/default/none", "MISSING", null)), answer.failures());
    }

    @Test
    void answersMissingOnesAsFailures() {
        String id = "0".repeat(32);

        assertEquals(
                List.of(new Failure(PREFIX + "task/default/" + id, "MISSING", null)),
                region.ecs()
                        .describeTasks(new DescribeTasksRequest(null, List.of(id), null))
                        .failures());
        assertEquals(
                List.of(new Failure(PREFIX + "cluster/none", "MISSING", null)),
                region.ecs()
                        .describeClusters(new DescribeClustersRequest(List.of("none"), null))
                        .failures());
    }

    @Test
    void givesTenServicesAPageAndEachOnce() {
        String definition = region.register("app");
        for (int i = 0; i < 23; i++) {
            region.create(definition, 0, "serviceName", "s" + i);
        }
        List<Integer> sizes = new ArrayList<>();
        List<String> all = new ArrayList<>();
        String token = null;
        do {
            var page = region.ecs().listServices(Records.of(ListServicesRequest.class, "nextToken", token));
            sizes.add(page.serviceArns().size());
            all.addAll(page.serviceArns());
            token = page.nextToken();
        } while (token != null);

        assertEquals(List.of(10, 10, 3), sizes);
        assertEquals(23, all.stream().distinct().count());
    }

    @Test
    void hidesNothingWhenWhatWasListedIsGone() {
        for (int i = 0; i < 25; i++) {
            region.register(i < 5 ? "fam-a" : "fam");
        }
        List<String> seen = new ArrayList<>();
        String token = null;
        do {
            ListTaskDefinitionsResponse page = region.ecs()
                    .listTaskDefinitions(
                            Records.of(ListTaskDefinitionsRequest.class, "maxResults", 4, "nextToken", token));
            for (String arn : page.taskDefinitionArns()) {
                seen.add(arn);
                region.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest(arn));
            }
            token = page.nextToken();
        } while (token != null);

        assertEquals(25, seen.size());
        assertEquals(PREFIX + "task-definition/fam:2", seen.get(1));
        assertEquals(PREFIX + "task-definition/fam:10", seen.get(9));
    }

    @Test
    void refusesATokenThatItDidNotGive() {
        for (String token : List.of("?", "abc", "YWJj", "eHx5", "OTk5OTk5OTk5OTl8YQ")) {
            EcsException refusal = assertThrows(
                    EcsException.class,
                    () -> region.ecs().listServices(Records.of(ListServicesRequest.class, "nextToken", token)));

            assertEquals("Invalid token", refusal.text(), token);
        }
    }

    @Test
    void runsOnceForAToken() {
        region.register("app");
        RunTaskRequest request =
                Records.of(RunTaskRequest.class, "taskDefinition", "app", "count", 2, "clientToken", "t1");

        RunTaskResponse first = region.ecs().runTask(request);
        RunTaskResponse again = region.ecs().runTask(request);
        EcsException conflict =
                assertThrows(EcsException.class, () -> region.ecs().runTask(Records.with(request, "count", 1)));

        List<String> made = first.tasks().stream().map(task -> task.taskArn()).toList();
        assertEquals(first, again);
        assertEquals(2, region.state().tasks().size());
        assertEquals("ConflictException", conflict.code().wireName());
        assertEquals(made, conflict.resourceIds());
    }

    @Test
    void forgetsATokenAfterADay() {
        region.register("app");
        RunTaskRequest request = Records.of(RunTaskRequest.class, "taskDefinition", "app", "clientToken", "t1");
        RunTaskResponse first = region.ecs().runTask(request);

        region.advance(24 * 3600);
        RunTaskResponse later = region.ecs().runTask(request);

        assertNotEquals(first.tasks().get(0).taskArn(), later.tasks().get(0).taskArn());
    }

    @Test
    void answersTheSameServiceForTheSameRequest() {
        String definition = region.register("app");
        ServiceDescription first = region.create(definition, 1, "clientToken", "t1");
        region.update("desiredCount", 3);

        ServiceDescription again = region.create(definition, 1, "clientToken", "t1");

        assertEquals(first.serviceArn(), again.serviceArn());
        assertEquals(3, again.desiredCount());
    }

    @Test
    void deregistersWhileTasksRunAndScalesOn() {
        String definition = region.register("app");
        region.create(definition, 1);
        region.settle();

        region.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest(definition));
        region.update("desiredCount", 3);

        assertTrue(region.settle());
        assertEquals(3, region.describe().runningCount());
        EcsException refusal = assertThrows(
                EcsException.class,
                () -> region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", definition)));
        assertEquals(
                "ClientException: TaskDefinition is inactive", refusal.code().wireName() + ": " + refusal.text());
    }

    @Test
    void neverGivesANumberTwice() {
        String first = region.register("app");
        region.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest(first));
        region.ecs().deleteTaskDefinitions(new DeleteTaskDefinitionsRequest(List.of(first)));

        assertEquals(PREFIX + "task-definition/app:2", region.register("app"));
    }

    @Test
    void vanishesFromTheListWhenDeletedButIsDescribed() {
        region.create(region.register("app"), 0);
        region.ecs().deleteService(new DeleteServiceRequest(null, "web", null));
        region.advance(1);

        assertEquals(
                List.of(),
                region.ecs().listServices(Records.of(ListServicesRequest.class)).serviceArns());
        assertEquals("INACTIVE", region.describe().status());
        region.advance(24 * 3600);
        assertEquals(
                1,
                region.ecs()
                        .describeServices(new DescribeServicesRequest(null, List.of("web"), null))
                        .failures()
                        .size());
    }

    @Test
    void listsTasksByWhatIsWantedOfThem() {
        region.create(region.register("app"), 2);
        region.settle();
        String stopped = region.liveTasks().get(0).taskArn().value();
        region.ecs().stopTask(new StopTaskRequest(null, stopped, "enough"));

        assertEquals(List.of(stopped), tasks("STOPPED"));
        assertEquals(1, tasks(null).size());
        assertEquals(List.of(), tasks("PENDING"));
        region.advance(10);
        var task = region.ecs()
                .describeTasks(new DescribeTasksRequest(null, List.of(stopped), null))
                .tasks()
                .get(0);
        assertEquals(
                List.of("STOPPED", "UserInitiated", "enough"),
                List.of(task.lastStatus(), task.stopCode(), task.stoppedReason()));
        region.advance(3600);
        assertEquals(List.of(), tasks("STOPPED"));
    }

    private List<String> tasks(String desiredStatus) {
        return region.ecs()
                .listTasks(Records.of(ListTasksRequest.class, "desiredStatus", desiredStatus))
                .taskArns();
    }

    @Test
    void putsTagsOnAndTakesThemOff() {
        String arn = PREFIX + "cluster/default";
        region.ecs().tagResource(new TagResourceRequest(arn, List.of(new Tag("a", "1"), new Tag("b", null))));
        region.ecs().tagResource(new TagResourceRequest(arn, List.of(new Tag("a", "2"))));
        region.ecs().untagResource(new UntagResourceRequest(arn, List.of("none")));

        List<Tag> tags = region.ecs()
                .listTagsForResource(new ListTagsForResourceRequest(arn))
                .tags();

        assertEquals(List.of(new Tag("b", ""), new Tag("a", "2")), tags);
        region.ecs().untagResource(new UntagResourceRequest(arn, List.of("a", "b")));
        assertEquals(
                List.of(),
                region.ecs()
                        .listTagsForResource(new ListTagsForResourceRequest(arn))
                        .tags());
    }

    @Test
    void propagatesTagsToTheTasksOfAService() {
        region.create(
                region.register("app"),
                1,
                "tags",
                List.of(new Tag("team", "blue")),
                "propagateTags",
                "SERVICE",
                "enableECSManagedTags",
                true);
        region.settle();

        List<Tag> tags = region.state().tags(region.liveTasks().get(0).taskArn().value());

        assertEquals(
                List.of(
                        new Tag("aws:ecs:clusterName", "default"),
                        new Tag("aws:ecs:serviceName", "web"),
                        new Tag("team", "blue")),
                tags);
    }

    @Test
    void keepsAccountSettingsByPrincipal() {
        String me = "arn:aws:iam::123456789012:user/me";
        region.ecs().putAccountSettingDefault(new PutAccountSettingDefaultRequest("containerInsights", "enabled"));
        String byDefault = effective(me);
        region.ecs().putAccountSetting(new PutAccountSettingRequest("containerInsights", "enhanced", me));
        String own = effective(me);
        region.ecs().deleteAccountSetting(new DeleteAccountSettingRequest("containerInsights", me));

        assertEquals(List.of("enabled", "enhanced", "enabled"), List.of(byDefault, own, effective(me)));
    }

    private String effective(String principal) {
        return region.ecs()
                .listAccountSettings(
                        new ListAccountSettingsRequest("containerInsights", null, principal, true, null, null))
                .settings()
                .get(0)
                .value();
    }

    @Test
    void answersAnExistingClusterAsItIs() {
        CreateClusterRequest request = Records.of(CreateClusterRequest.class, "clusterName", "prod");
        region.ecs().createCluster(request);
        long version = region.state().version();

        var again = region.ecs().createCluster(request).cluster();

        assertEquals(PREFIX + "cluster/prod", again.clusterArn());
        assertEquals(version, region.state().version());
    }

    @Test
    void movesTheDesiredCountIntoNewBounds() {
        region.create(region.register("app"), 1);

        region.scaling()
                .registerScalableTarget(Records.of(
                        RegisterScalableTargetRequest.class,
                        "serviceNamespace",
                        "ecs",
                        "resourceId",
                        "service/default/web",
                        "scalableDimension",
                        "ecs:service:DesiredCount",
                        "minCapacity",
                        2,
                        "maxCapacity",
                        4));

        assertEquals(2, region.describe().desiredCount());
    }

    @Test
    void createsOneOfTheSameNameAgainOnceItIsInactive() {
        region.create(region.register("app"), 1);
        region.settle();
        region.ecs().deleteService(new DeleteServiceRequest(null, "web", true));
        region.advance(60);

        region.create("app", 2);

        assertTrue(region.settle());
        assertEquals(2, region.describe().runningCount());
    }
}
