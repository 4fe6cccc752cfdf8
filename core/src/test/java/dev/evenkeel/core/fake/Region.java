package dev.evenkeel.core.fake;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceEvent;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An engine in a {@link FakeWorld}, with a virtual timeline that begins with 2026. */
public final class Region {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");
    public static final NetworkConfiguration NETWORK =
            new NetworkConfiguration(new AwsVpcConfiguration(List.of("subnet-1"), null, null, null), null);

    public final VirtualTimeline timeline = new VirtualTimeline(START);
    public final Engine engine;
    public FakeWorld world;

    private Region(long seed, List<FakeWorld.Host> hosts) {
        engine = new Engine(EngineSettings.ecs(SCOPE, seed), timeline, BuiltInStrategies.byName(), reports -> {
            world = new FakeWorld(timeline, reports, hosts);
            return world.ports();
        });
        timeline.runDue();
    }

    /** A region whose clusters have as many hosts as given, each in a zone of its own, of 4 vCPU and 8 GiB. */
    public static Region withHosts(int count) {
        return seeded(1, count);
    }

    /** The same with another seed. */
    public static Region seeded(long seed, int count) {
        List<FakeWorld.Host> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(host(i));
        }
        return new Region(seed, hosts);
    }

    /** A host of 4 vCPU and 8 GiB; three in a row are in three zones. */
    public static FakeWorld.Host host(int number) {
        return new FakeWorld.Host("i-" + number, "us-east-1" + (char) ('a' + number % 3), 4096, 8192);
    }

    public EcsApi ecs() {
        return engine.ecs();
    }

    public AutoScalingApi scaling() {
        return engine.autoScaling();
    }

    public StateView state() {
        return engine.state();
    }

    public Instant now() {
        return timeline.instant();
    }

    public void advance(long seconds) {
        timeline.advance(Duration.ofSeconds(seconds));
    }

    /** Moves time until nothing is under way, an hour at the most. */
    public boolean settle() {
        return timeline.advanceUntil(engine::isSettled, Duration.ofHours(1));
    }

    /** Registers the next revision of a family of one container of 256 CPU units and 512 MiB. */
    public String register(String family) {
        return register(family, container());
    }

    /** The same with the containers given. */
    public String register(String family, ContainerDefinition... containers) {
        return ecs().registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        family,
                        "containerDefinitions",
                        List.of(containers)))
                .taskDefinition()
                .taskDefinitionArn();
    }

    /** The same for Fargate. */
    public String registerFargate(String family) {
        return ecs().registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        family,
                        "networkMode",
                        "awsvpc",
                        "requiresCompatibilities",
                        List.of("FARGATE"),
                        "cpu",
                        "256",
                        "memory",
                        "512",
                        "containerDefinitions",
                        List.of(container())))
                .taskDefinition()
                .taskDefinitionArn();
    }

    /** A container that needs 256 CPU units and 512 MiB. */
    public static ContainerDefinition container() {
        return Records.of(ContainerDefinition.class, "name", "app", "image", "app:1", "cpu", 256, "memory", 512);
    }

    /** The same with a port that target groups can send requests to. */
    public static ContainerDefinition servingContainer() {
        return Records.with(container(), "portMappings", List.of(Records.of(PortMapping.class, "containerPort", 80)));
    }

    /** The same as {@link #container} with a health check. */
    public static ContainerDefinition checkedContainer() {
        return Records.with(
                container(), "healthCheck", new HealthCheck(List.of("CMD", "true"), null, null, null, null));
    }

    /** Creates the service {@code web}; members beyond these by name and value. */
    public ServiceDescription create(String taskDefinition, int desired, Object... more) {
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                taskDefinition,
                "desiredCount",
                desired);
        return ecs().createService(Records.with(request, more)).service();
    }

    /** Updates the service {@code web}. */
    public ServiceDescription update(Object... namesAndValues) {
        UpdateServiceRequest request = Records.of(UpdateServiceRequest.class, "service", "web");
        return ecs().updateService(Records.with(request, namesAndValues)).service();
    }

    /** The service {@code web} as DescribeServices shows it. */
    public ServiceDescription describe() {
        return ecs().describeServices(new DescribeServicesRequest(null, List.of("web"), null))
                .services()
                .get(0);
    }

    /** The service {@code web} in the state. */
    public Service service() {
        return state().service(webArn()).orElseThrow();
    }

    public static ServiceArn webArn() {
        return SCOPE.service("default", "web");
    }

    /** The tasks of {@code web} that have not stopped. */
    public List<Task> liveTasks() {
        return state().tasks().stream()
                .filter(task -> webArn().equals(task.launch().serviceArn()))
                .filter(task -> !task.isStopped())
                .toList();
    }

    /** The messages of {@code web}, oldest first, with ids replaced by TASK and the deployments by D1, D2 and so on. */
    public List<String> messages() {
        List<String> messages = new ArrayList<>();
        List<String> deployments = new ArrayList<>();
        for (FakeWorld.Recorded recorded : world.journal()) {
            if (recorded.event() instanceof Event.DeploymentCreated created) {
                deployments.add(created.deployment().id());
            } else if (recorded.event() instanceof Event.ServiceEventPublished published
                    && published.serviceArn().equals(webArn())) {
                messages.add(readable(published.event(), deployments));
            }
        }
        return messages;
    }

    private static String readable(ServiceEvent event, List<String> deployments) {
        String text = event.message().replaceAll("\\(task [0-9a-f]{32}\\)", "(task T)");
        for (int i = 0; i < deployments.size(); i++) {
            text = text.replace(deployments.get(i), "D" + (i + 1));
        }
        return text.replace("(service web) ", "");
    }
}
