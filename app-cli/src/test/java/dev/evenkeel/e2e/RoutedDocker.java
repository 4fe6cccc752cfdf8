package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Session;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.AdvancedConfiguration;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.testkit.Records;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** An Evenkeel on the real engine, with services behind its load balancer. Closing it removes its containers. */
@NullUnmarked
final class RoutedDocker implements AutoCloseable {
    static final String GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0000000000000001";
    static final String OTHER_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web2/0000000000000002";
    private static final String RULE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/lb/1/2/";
    private static final String REGION = "us-east-1";
    /** The server forks for each request, and under load the kernel's share of that alone has been 16 MiB. */
    private static final int ENOUGH_MEBIBYTES = 128;

    final String owner = "routed-" + UUID.randomUUID().toString().substring(0, 8);
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Evenkeel evenkeel;

    RoutedDocker() {
        this(Duration.ofMinutes(1));
    }

    /** @param metricPeriod what scaling takes its data points over */
    RoutedDocker(Duration metricPeriod) {
        TreeMap<String, String> options = new TreeMap<>();
        options.put("owner", owner);
        options.put("cleanup", "true");
        evenkeel = Evenkeel.open(
                Configuration.of("docker", ClockMode.wall())
                        .withRegion(REGION)
                        .withSeed(System.nanoTime())
                        .withHealthyAfter(Duration.ofSeconds(1))
                        .withMetricPeriod(metricPeriod)
                        .withBackendOptions(options),
                List.of((at, event) -> events.add(event)));
    }

    <T> T ask(Function<Session, T> question) {
        return evenkeel.call(REGION, question).toCompletableFuture().join();
    }

    /** Registers a revision of {@code web} and returns its ARN. */
    String register(String image, String... command) {
        ContainerDefinition container = Records.of(
                ContainerDefinition.class,
                "name",
                "web",
                "image",
                image,
                "memory",
                ENOUGH_MEBIBYTES,
                "essential",
                true,
                "stopTimeout",
                2,
                "command",
                command.length == 0 ? null : List.of(command),
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80, "hostPort", 0)));
        return Objects.requireNonNull(ask(session -> session.ecs()
                                .registerTaskDefinition(Records.of(
                                        RegisterTaskDefinitionRequest.class,
                                        "family",
                                        "web",
                                        "containerDefinitions",
                                        List.of(container))))
                        .taskDefinition())
                .taskDefinitionArn();
    }

    /** Creates the service {@code web} and waits until it is steady. */
    void create(String revision, int desired, Object... more) {
        Object[] members = new Object[8 + more.length];
        members[0] = "serviceName";
        members[1] = "web";
        members[2] = "taskDefinition";
        members[3] = revision;
        members[4] = "desiredCount";
        members[5] = desired;
        members[6] = "loadBalancers";
        members[7] = List.of(balancer());
        System.arraycopy(more, 0, members, 8, more.length);
        if (more.length > 0) {
            members[7] = List.of(balancer(
                    "advancedConfiguration",
                    new AdvancedConfiguration(
                            OTHER_GROUP, RULE + "production", RULE + "test", "arn:aws:iam::123456789012:role/ecs")));
        }
        ask(session -> session.ecs().createService(Records.of(CreateServiceRequest.class, members)));
        awaitSteady();
    }

    /** Creates the service with a deployment that moves traffic between two target groups. */
    void createStaged(String revision, int desired, Object... deploymentConfiguration) {
        create(
                revision,
                desired,
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, deploymentConfiguration));
    }

    static LoadBalancer balancer(Object... more) {
        Object[] members = new Object[6 + more.length];
        members[0] = "targetGroupArn";
        members[1] = GROUP;
        members[2] = "containerName";
        members[3] = "web";
        members[4] = "containerPort";
        members[5] = 80;
        System.arraycopy(more, 0, members, 6, more.length);
        return Records.of(LoadBalancer.class, members);
    }

    /** Changes the service, and waits until it is steady again. */
    void update(Object... members) {
        begin(members);
        awaitSteady();
    }

    /** Changes the service. */
    void begin(Object... members) {
        Object[] all = new Object[members.length + 2];
        all[0] = "service";
        all[1] = "web";
        System.arraycopy(members, 0, all, 2, members.length);
        ask(session -> session.ecs().updateService(Records.of(UpdateServiceRequest.class, all)));
    }

    void awaitSteady() {
        await(service -> service.deployments().size() == 1
                && service.steady()
                && service.deployments().get(0).rolloutState().toString().equals("COMPLETED"));
    }

    void await(Predicate<Service> wanted) {
        await(() -> wanted.test(service()), () -> "not in time: " + service());
    }

    void await(BooleanSupplier wanted, Supplier<String> complaint) {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (!wanted.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), complaint);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    Service service() {
        return ask(session -> session.engine().orElseThrow().state().services().stream()
                .filter(service -> service.name().equals("web"))
                .findFirst()
                .orElseThrow());
    }

    /** Where requests are taken; that opens while tasks come up, and when its port is taken a moment later. */
    int port(TrafficKind kind) {
        await(service -> endpoints(kind).size() == 1);
        return URI.create(endpoints(kind).get(0).url()).getPort();
    }

    private List<TrafficEndpoint> endpoints(TrafficKind kind) {
        return ask(Session::endpoints).stream()
                .filter(endpoint -> endpoint.kind() == kind)
                .toList();
    }

    /** What containers say of their ends: requests may be lost for no fault of the router's. */
    String ends() {
        return events.stream()
                .filter(Event.TaskProgressed.class::isInstance)
                .flatMap(event -> ((Event.TaskProgressed) event).progress().containers().stream())
                .filter(container -> container.reason() != null)
                .map(container ->
                        container.runtimeId() + " exit code " + container.exitCode() + ", " + container.reason())
                .distinct()
                .collect(Collectors.joining("; ", "containers ended: ", ""));
    }

    @Override
    public void close() {
        evenkeel.close();
    }
}
