package dev.evenkeel.store;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.api.balancing.CreateListenerRequest;
import dev.evenkeel.core.api.balancing.CreateLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.RegisterTargetsRequest;
import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Attribute;
import dev.evenkeel.core.balancing.TargetDescription;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.scaling.PredefinedMetricSpecification;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.testkit.RecordingRuntime;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import dev.evenkeel.testkit.StateDigest;
import dev.evenkeel.testkit.Strategies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state that the file's events make is the state that the engine had. */
class ReplayTest {
    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00.123456789Z"));
    private final RecordingRuntime runtime = new RecordingRuntime();
    private @Nullable Reports reports;

    @Test
    void makesTheSameStateFromTheFile(@TempDir Path folder) {
        Path file = folder.resolve("us-east-1.journal");
        Engine engine;
        try (FileJournal journal = FileJournal.open(file)) {
            engine = engine(journal);
            live(engine);
        }

        State replayed = new State();
        try (FileJournal again = FileJournal.open(file)) {
            again.before().forEach(replayed::apply);
        }

        StateDigest.assertSame(engine.state(), replayed);
    }

    private Engine engine(FileJournal journal) {
        CapacityPool pool = new CapacityPool() {
            @Override
            public void offer(ClusterArn cluster) {
                Objects.requireNonNull(reports)
                        .instanceObserved(new InstanceObservation(
                                cluster, "i-1", "us-east-1a", Resources.of(4096, 8192), List.of(), null, true, true));
            }

            @Override
            public void withdraw(ClusterArn cluster) {}
        };
        return new Engine(EngineSettings.ecs(Starts.SCOPE, 7), timeline, Strategies.builtInAnd(), engineReports -> {
            reports = engineReports;
            return new EnginePorts(runtime, tasks -> new TreeMap<>(), pool, journal, (at, event) -> {});
        });
    }

    private void live(Engine engine) {
        timeline.runDue();
        EcsApi ecs = engine.ecs();
        register(ecs, "nginx:v1");
        ecs.createService(Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                "web:1",
                "desiredCount",
                3,
                "clientToken",
                "once",
                "tags",
                List.of(new Tag("team", "blue"))));
        timeline.advance(Duration.ofSeconds(30));
        for (TaskStart start : runtime.started()) {
            Objects.requireNonNull(reports)
                    .taskObserved(new TaskObservation(
                            start.taskArn(), TaskStatus.RUNNING, List.of(), timeline.instant(), null, null, null));
        }
        engine.autoScaling()
                .registerScalableTarget(Records.of(
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
                        5));
        engine.autoScaling()
                .putScalingPolicy(Records.of(
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
                        tracking()));
        balance(engine.balancing());
        register(ecs, "nginx:v2");
        ecs.updateService(Records.of(UpdateServiceRequest.class, "service", "web", "taskDefinition", "web:2"));
        ecs.runTask(Records.of(RunTaskRequest.class, "taskDefinition", "web", "count", 2));
        timeline.advance(Duration.ofMinutes(5));
    }

    private static TargetTrackingConfiguration tracking() {
        return Records.of(
                TargetTrackingConfiguration.class,
                "targetValue",
                50.0,
                "predefinedMetricSpecification",
                Records.of(
                        PredefinedMetricSpecification.class,
                        "predefinedMetricType",
                        "ECSServiceAverageCPUUtilization"));
    }

    private static void balance(BalancingApi balancing) {
        String loadBalancer = Objects.requireNonNull(balancing
                        .createLoadBalancer(Records.of(
                                CreateLoadBalancerRequest.class,
                                "name",
                                "shop",
                                "subnets",
                                List.of("subnet-a", "subnet-b")))
                        .loadBalancers())
                .get(0)
                .loadBalancerArn();
        String targetGroup = Objects.requireNonNull(balancing
                        .createTargetGroup(Records.of(
                                CreateTargetGroupRequest.class,
                                "name",
                                "shop",
                                "protocol",
                                "HTTP",
                                "port",
                                80,
                                "targetType",
                                "ip",
                                "vpcId",
                                "vpc-1"))
                        .targetGroups())
                .get(0)
                .targetGroupArn();
        Object unused = balancing.modifyTargetGroupAttributes(new ModifyTargetGroupAttributesRequest(
                targetGroup, List.of(new Attribute("deregistration_delay.timeout_seconds", "5"))));
        Object unusedToo = balancing.registerTargets(
                new RegisterTargetsRequest(targetGroup, List.of(new TargetDescription("10.0.0.9", 8080, null))));
        Object unusedAsWell = balancing.createListener(Records.of(
                CreateListenerRequest.class,
                "loadBalancerArn",
                loadBalancer,
                "protocol",
                "HTTP",
                "port",
                80,
                "defaultActions",
                List.of(new Action("forward", targetGroup, null, null, null, null))));
    }

    private static void register(EcsApi ecs, String image) {
        ContainerDefinition container = Records.of(
                ContainerDefinition.class,
                "name",
                "web",
                "image",
                image,
                "memory",
                128,
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80)),
                "other",
                Map.of("linuxParameters", Map.of("swappiness", 10, "tmpfs", List.of(1, "two", 3.5, true))));
        ecs.registerTaskDefinition(Records.of(
                RegisterTaskDefinitionRequest.class, "family", "web", "containerDefinitions", List.of(container)));
    }
}
