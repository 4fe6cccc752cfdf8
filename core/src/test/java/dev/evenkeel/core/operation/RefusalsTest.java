package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DeleteClusterRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeregisterScalableTargetRequest;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesRequest;
import dev.evenkeel.core.api.DescribeScalableTargetsRequest;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.DescribeTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.ListServicesRequest;
import dev.evenkeel.core.api.PutAccountSettingRequest;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.DeploymentAlarms;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentEarlySuccessCriteria;
import dev.evenkeel.core.deployment.ThresholdConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What ECS refuses, with its code and its text; a refusal changes nothing. */
@NullUnmarked
class RefusalsTest {
    private final Region region = Region.withHosts(1);

    private void refuses(String codeAndText, Executable call) {
        long version = region.state().version();

        EcsException refusal = assertThrows(EcsException.class, call, codeAndText);

        assertEquals(codeAndText, refusal.code().wireName() + ": " + refusal.text());
        assertEquals(version, region.state().version(), "a refusal has changed something: " + codeAndText);
    }

    private Executable registering(Object... members) {
        return () -> region.ecs().registerTaskDefinition(Records.of(RegisterTaskDefinitionRequest.class, members));
    }

    private Executable creating(Object... members) {
        return () -> region.create("app", 1, members);
    }

    private Executable running(Object... members) {
        return () -> region.ecs().runTask(Records.of(RunTaskRequest.class, members));
    }

    private static ContainerDefinition container(Object... members) {
        return Records.with(Region.container(), members);
    }

    private static DeploymentConfiguration threshold(String type, int value) {
        return Records.of(
                DeploymentConfiguration.class,
                "deploymentCircuitBreaker",
                new DeploymentCircuitBreaker(true, false, null, new ThresholdConfiguration(type, value, null), null));
    }

    @Test
    void ofClusters() {
        region.ecs().createCluster(Records.of(CreateClusterRequest.class, "clusterName", "gone"));
        region.ecs().deleteCluster(new DeleteClusterRequest("gone"));
        region.create(region.register("app"), 0);

        refuses(
                "ClusterNotFoundException: Cluster not found.",
                () -> region.ecs().listServices(Records.of(ListServicesRequest.class, "cluster", "none")));
        refuses(
                "ClientException: The referenced cluster was inactive.",
                () -> region.ecs()
                        .createService(Records.of(
                                CreateServiceRequest.class,
                                "cluster",
                                "gone",
                                "serviceName",
                                "web",
                                "taskDefinition",
                                "app",
                                "desiredCount",
                                1)));
        refuses(
                "InvalidParameterException: Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$",
                () -> region.ecs().createCluster(Records.of(CreateClusterRequest.class, "clusterName", "a b")));
        refuses(
                "InvalidParameterException: Unexpected number of separators",
                () -> region.ecs().listServices(Records.of(ListServicesRequest.class, "cluster", "arn:aws:ecs")));
        refuses(
                "ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.",
                () -> region.ecs().deleteCluster(new DeleteClusterRequest(null)));
    }

    @Test
    void ofClustersWithTasks() {
        region.register("app");
        region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", "app"));

        refuses(
                "ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.",
                () -> region.ecs().deleteCluster(new DeleteClusterRequest("default")));
    }

    @Test
    void ofTaskDefinitions() {
        refuses(
                "ClientException: Port mappings should have a containerPort or a containerPortRange.",
                registering(
                        "family",
                        "app",
                        "containerDefinitions",
                        List.of(container("portMappings", List.of(Records.of(PortMapping.class))))));
        refuses(
                "ClientException: Host port 8080 is used by more than one port mapping.",
                registering(
                        "family",
                        "app",
                        "containerDefinitions",
                        List.of(container(
                                "portMappings",
                                List.of(
                                        Records.of(PortMapping.class, "containerPort", 80, "hostPort", 8080),
                                        Records.of(PortMapping.class, "containerPort", 81, "hostPort", 8080))))));
        refuses("ClientException: Family contains invalid characters.", registering("family", "a b"));
        refuses("ClientException: Family should not be null or empty.", registering());
        refuses("ClientException: Container list cannot be empty.", registering("family", "app"));
        refuses(
                "ClientException: Container.name contains invalid characters.",
                registering("family", "app", "containerDefinitions", List.of(container("name", "a b"))));
        refuses(
                "ClientException: Container.image should not be null or empty.",
                registering("family", "app", "containerDefinitions", List.of(container("image", null))));
        refuses(
                "ClientException: Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation'"
                        + " must be specified.",
                registering("family", "app", "containerDefinitions", List.of(container("memory", null))));
        refuses(
                "ClientException: Invalid 'cpu' setting for task.",
                registering("family", "app", "cpu", "much", "containerDefinitions", List.of(container())));
        refuses(
                "ClientException: Invalid 'cpu' setting for task.",
                registering("family", "app", "cpu", "127", "containerDefinitions", List.of(container())));
        refuses("ClientException: No Fargate configuration exists for given values.", fargate("256", "4096"));
        refuses("ClientException: Fargate requires that 'cpu' be defined at the task level.", fargate(null, "512"));
        refuses("ClientException: Fargate requires that 'memory' be defined at the task level.", fargate("256", null));
        refuses(
                "ClientException: At least one container of a task definition must be essential.",
                registering("family", "app", "containerDefinitions", List.of(container("essential", false))));
        refuses(
                "ClientException: Unable to describe task definition.",
                () -> region.ecs().describeTaskDefinition(new DescribeTaskDefinitionRequest("none", null)));
        refuses(
                "ClientException: Revision is missing.",
                () -> region.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest("app")));
        refuses(
                "ClientException: Invalid revision number. Number: 0",
                () -> region.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest("app:0")));
        refuses(
                "InvalidParameterException: size of TaskDefinition references list must be greater than 0",
                () -> region.ecs().deleteTaskDefinitions(new DeleteTaskDefinitionsRequest(List.of())));
        refuses(
                "InvalidParameterException: Size of TaskDefinition references list cannot exceed 10",
                () -> region.ecs()
                        .deleteTaskDefinitions(new DeleteTaskDefinitionsRequest(Collections.nCopies(11, "app:1"))));
    }

    private Executable fargate(String cpu, String memory) {
        return registering(
                "family",
                "app",
                "networkMode",
                "awsvpc",
                "requiresCompatibilities",
                List.of("FARGATE"),
                "cpu",
                cpu,
                "memory",
                memory,
                "containerDefinitions",
                List.of(container()));
    }

    @Test
    void ofServicesThatAreNotThere() {
        refuses(
                "ServiceNotFoundException: Service not found.",
                () -> region.ecs().updateService(Records.of(UpdateServiceRequest.class, "service", "none")));
        refuses(
                "ServiceNotFoundException: Service not found.",
                () -> region.ecs().deleteService(new DeleteServiceRequest(null, "none", true)));
        refuses(
                "InvalidParameterException: Services cannot be empty.",
                () -> region.ecs().describeServices(new DescribeServicesRequest(null, List.of(), null)));
        refuses(
                "InvalidParameterException: Services cannot exceed 10 elements.",
                () -> region.ecs()
                        .describeServices(new DescribeServicesRequest(null, Collections.nCopies(11, "web"), null)));
    }

    @Test
    void ofServicesThatAreThere() {
        region.create(region.register("app"), 1);
        region.settle();
        refuses("InvalidParameterException: Creation of service was not idempotent.", () -> region.create("app", 2));
        refuses(
                "InvalidParameterException: The service cannot be stopped while it is scaled above 0.",
                () -> region.ecs().deleteService(new DeleteServiceRequest(null, "web", null)));
        refuses(
                "InvalidParameterException: desiredCount should be at least 0",
                () -> region.update("desiredCount", -1));
        refuses("ClientException: TaskDefinition not found.", () -> region.update("taskDefinition", "app:99"));

        region.ecs().deleteService(new DeleteServiceRequest(null, "web", true));

        refuses("ServiceNotActiveException: Service was not ACTIVE.", () -> region.update("desiredCount", 1));
        refuses(
                "InvalidParameterException: Unable to Start a service that is still Draining.",
                () -> region.create("app", 1));
        region.advance(60);
        refuses("ServiceNotActiveException: Service was not ACTIVE.", () -> region.update("desiredCount", 1));
    }

    @Test
    void ofNewServices() {
        region.register("app");
        region.registerFargate("far");
        NetworkConfiguration noSubnets =
                new NetworkConfiguration(new AwsVpcConfiguration(List.of(), null, null, null), null);
        List<CapacityProviderStrategyItem> strategy = List.of(new CapacityProviderStrategyItem("FARGATE", 1, 0));

        refuses("InvalidParameterException: Task Definition can not be blank.", creating("taskDefinition", null));
        refuses("ClientException: TaskDefinition not found.", creating("taskDefinition", "none"));
        refuses("InvalidParameterException: Service name can not be blank.", creating("serviceName", " "));
        refuses(
                "InvalidParameterException: Service name contains invalid characters.",
                creating("serviceName", "arn:aws:ecs:us-east-1:123456789012:service/other/web"));
        refuses(
                "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is"
                        + " specified.",
                creating("taskDefinition", "far", "launchType", "FARGATE"));
        refuses(
                "InvalidParameterException: Network Configuration is not valid for the given networkMode of this task"
                        + " definition.",
                creating("networkConfiguration", Region.NETWORK));
        refuses(
                "InvalidParameterException: subnets can not be empty.",
                creating("taskDefinition", "far", "launchType", "FARGATE", "networkConfiguration", noSubnets));
        refuses(
                "InvalidParameterException: Task definition does not support launch_type FARGATE.",
                creating("launchType", "FARGATE"));
        refuses(
                "InvalidParameterException: Specify either Launch Type or Capacity Provider Strategy, but not both.",
                creating("launchType", "EC2", "capacityProviderStrategy", strategy));
        refuses(
                "InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL]",
                creating("launchType", "MOON"));
        refuses(
                "InvalidParameterException: desiredCount must be specified for services with the REPLICA scheduling"
                        + " strategy.",
                creating("desiredCount", null));
        refuses("InvalidParameterException: desiredCount should be at most 5000", creating("desiredCount", 5001));
        refuses(
                "InvalidParameterException: maximumPercent should be at least 100",
                creating("deploymentConfiguration", Records.of(DeploymentConfiguration.class, "maximumPercent", 99)));
        refuses(
                "InvalidParameterException: maximumPercent should be at most 10000",
                creating(
                        "deploymentConfiguration",
                        Records.of(DeploymentConfiguration.class, "maximumPercent", 1_000_000_000)));
        refuses(
                "InvalidParameterException: A capacity provider can only be specified once in a strategy.",
                creating(
                        "capacityProviderStrategy",
                        List.of(
                                new CapacityProviderStrategyItem("FARGATE", 1, 0),
                                new CapacityProviderStrategyItem("FARGATE", 1, 0))));
        refuses(
                "InvalidParameterException: alarmNames can not contain an empty name.",
                creating(
                        "deploymentConfiguration",
                        Records.of(
                                DeploymentConfiguration.class,
                                "alarms",
                                new DeploymentAlarms(List.of(" "), true, true, null))));
        refuses(
                "InvalidParameterException: alarmNames can not contain the same name twice.",
                creating(
                        "deploymentConfiguration",
                        Records.of(
                                DeploymentConfiguration.class,
                                "alarms",
                                new DeploymentAlarms(List.of("a", "a"), true, true, null))));
        refuses(
                "InvalidParameterException: minimumHealthyPercent should be between 0 and 100",
                creating(
                        "deploymentConfiguration",
                        Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", -1)));
        refuses(
                "InvalidParameterException: bakeTimeInMinutes should be between 0 and 1440",
                creating(
                        "deploymentConfiguration",
                        Records.of(DeploymentConfiguration.class, "bakeTimeInMinutes", 1441)));
        refuses(
                "InvalidParameterException: alarmNames can not be empty when alarms are enabled.",
                creating(
                        "deploymentConfiguration",
                        Records.of(
                                DeploymentConfiguration.class,
                                "alarms",
                                new DeploymentAlarms(List.of(), true, true, null))));
        refuses(
                "InvalidParameterException: healthyPercent should be between minimumHealthyPercent, which is 50, and"
                        + " 100",
                creating(
                        "deploymentConfiguration",
                        Records.of(
                                DeploymentConfiguration.class,
                                "minimumHealthyPercent",
                                50,
                                "earlySuccessCriteria",
                                new DeploymentEarlySuccessCriteria(true, 49, null, null))));
        refuses(
                "InvalidParameterException: thresholdConfiguration value should be between 1 and 100",
                creating("deploymentConfiguration", threshold("UNBOUNDED_PERCENT", 101)));
        refuses(
                "InvalidParameterException: thresholdConfiguration value should be at least 1",
                creating("deploymentConfiguration", threshold("COUNT", 0)));
        refuses(
                "InvalidParameterException: thresholdConfiguration type should be one of"
                        + " [BOUNDED_PERCENT,UNBOUNDED_PERCENT,COUNT]",
                creating("deploymentConfiguration", threshold("SHARE", 1)));
        refuses(
                "InvalidParameterException: Placement strategy type should be one of [binpack,random,spread]",
                creating("placementStrategy", List.of(new PlacementStrategyItem("best", null))));
        refuses(
                "InvalidParameterException: Invalid expression at character 1: expected a subject: agentConnected, "
                        + "agentVersion, attribute:NAME, ec2InstanceId, registeredAt, runningTasksCount or task:group, "
                        + "found 'x == y'.",
                creating("placementConstraints", List.of(new PlacementConstraint("memberOf", "x == y"))));
    }

    @Test
    void ofTasks() {
        region.register("app");
        refuses(
                "InvalidParameterException: Tasks cannot be empty.",
                () -> region.ecs().describeTasks(new DescribeTasksRequest(null, List.of(), null)));
        refuses(
                "InvalidParameterException: taskId length should be one of [32,36]",
                () -> region.ecs().describeTasks(new DescribeTasksRequest(null, List.of("None"), null)));
        refuses(
                "InvalidParameterException: taskId length should be one of [32,36]",
                () -> region.ecs().stopTask(new StopTaskRequest(null, "None", null)));
        refuses("InvalidParameterException: Task Definition can not be blank.", running());
        refuses("ClientException: TaskDefinition not found.", running("taskDefinition", "none"));
        refuses(
                "InvalidParameterException: count should be between 1 and 10",
                running("taskDefinition", "app", "count", 11));
        refuses(
                "InvalidParameterException: Container instance cannot be empty.",
                () -> region.ecs().startTask(Records.of(StartTaskRequest.class, "taskDefinition", "app")));
        refuses(
                "InvalidParameterException: instanceId length should be one of [32,36]",
                () -> region.ecs()
                        .startTask(Records.of(
                                StartTaskRequest.class,
                                "taskDefinition",
                                "app",
                                "containerInstances",
                                List.of("i-1"))));
        refuses(
                "InvalidParameterException: Container Instances cannot be empty.",
                () -> region.ecs().describeContainerInstances(new DescribeContainerInstancesRequest(null, null, null)));
    }

    @Test
    void ofTasksWithoutAnyInstance() {
        Region empty = Region.withHosts(0);
        empty.register("app");

        EcsException refusal = assertThrows(
                EcsException.class,
                () -> empty.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", "app")));

        assertEquals("No Container Instances were found in your cluster.", refusal.text());
    }

    @Test
    void ofTagsAndSettings() {
        refuses(
                "InvalidParameterException: Long arn format must be used for tagging operations",
                () -> region.ecs()
                        .tagResource(new TagResourceRequest(
                                "arn:aws:ecs:us-east-1:123456789012:service/web", List.of(new Tag("a", "b")))));
        refuses(
                "InvalidParameterException: The ARN provided is invalid.",
                () -> region.ecs().tagResource(new TagResourceRequest("web", List.of())));
        refuses(
                "InvalidParameterException: Tag keys that begin with aws: are reserved",
                () -> region.ecs()
                        .tagResource(new TagResourceRequest(
                                "arn:aws:ecs:us-east-1:123456789012:cluster/default", List.of(new Tag("AWS:x", "b")))));
        refuses(
                "InvalidParameterException: unknown should be one of [awsvpcTrunking,containerInsights,"
                        + "containerInstanceLongArnFormat,defaultLogDriverMode,fargateEventWindows,fargateFIPSMode,"
                        + "fargateTaskRetirementWaitPeriod,guardDutyActivate,serviceLongArnFormat,"
                        + "tagResourceAuthorization,taskLongArnFormat]",
                () -> region.ecs().putAccountSetting(new PutAccountSettingRequest("no", "on", null)));
    }

    @Test
    void ofScaling() {
        RegisterScalableTargetRequest good = Records.of(
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
        refuses(
                "ValidationException: ECS service doesn't exist: service/default/web",
                () -> region.scaling().registerScalableTarget(good));
        refuses(
                "ObjectNotFoundException: No scalable target found for service namespace: ecs, resource ID:"
                        + " service/default/web, scalable dimension: ecs:service:DesiredCount",
                () -> region.scaling()
                        .deregisterScalableTarget(new DeregisterScalableTargetRequest(
                                "ecs", "service/default/web", "ecs:service:DesiredCount")));
        refuses(
                "InvalidNextTokenException: Invalid token",
                () -> region.scaling()
                        .describeScalableTargets(Records.of(
                                DescribeScalableTargetsRequest.class, "serviceNamespace", "ecs", "nextToken", "?")));
        refuses(
                "ValidationException: maxResults should be between 1 and 50",
                () -> region.scaling()
                        .describeScalableTargets(Records.of(
                                DescribeScalableTargetsRequest.class, "serviceNamespace", "ecs", "maxResults", 51)));
        region.create(region.register("app"), 1);
        region.scaling().registerScalableTarget(Records.with(good, "tags", tags("a", 30)));
        refuses(
                "ValidationException: Too many tags: a resource can have up to 50",
                () -> region.scaling().registerScalableTarget(Records.with(good, "tags", tags("b", 30))));
        refuses(
                "ValidationException: Maximum capacity cannot be less than minimum capacity",
                () -> region.scaling().registerScalableTarget(Records.with(good, "minCapacity", 9)));
    }

    private static Map<String, String> tags(String prefix, int count) {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            tags.put(prefix + i, "x");
        }
        return tags;
    }
}
