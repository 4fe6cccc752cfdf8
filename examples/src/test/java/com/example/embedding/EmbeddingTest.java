package com.example.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.PlacementStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * How a test of your own deploy tooling embeds Evenkeel: the whole of ECS in this process, in time that runs as fast as
 * it computes, behind a port that a stock AWS SDK talks to.
 */
class EmbeddingTest {
    private static final Evenkeel EVENKEEL = Evenkeel.open(Configuration.of("sim", ClockMode.settling()));
    private static final EvenkeelServer SERVER = EvenkeelServer.start(
            ServerSettings.local(0, "123456789012", "us-east-1"),
            new EvenkeelRegions(EVENKEEL),
            defect -> System.getLogger("embedding").log(System.Logger.Level.ERROR, "a defect", defect));
    private static final EcsClient ECS = EcsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + SERVER.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @BeforeAll
    static void warmUp() {
        // The first call of a fresh SDK loads a thousand classes; that is not what is measured below.
        startService("warm-up", "spread", "instanceId");
    }

    @AfterAll
    static void close() {
        ECS.close();
        SERVER.close();
        EVENKEEL.close();
    }

    @Test
    void startsServiceAndWaitsForItInFarLessThanASecond() {
        long start = System.nanoTime();

        Service service = startService("shop", "spread", "attribute:ECS.availability-zone");

        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(
                "ACTIVE, 2 of 2 running, (service web) has reached a steady state.",
                service.status() + ", " + service.runningCount() + " of " + service.desiredCount() + " running, "
                        + service.events().getFirst().message());
        assertTrue(taken.compareTo(Duration.ofSeconds(1)) < 0, () -> "it took " + taken);
        System.out.println("Cluster, task definition, service and waiter took " + taken.toMillis() + " ms.");
    }

    @Test
    void rollsServiceToItsNextRevision() {
        startService("roll", "spread", "instanceId");
        register("roll", "nginx:v2");

        ECS.updateService(update -> update.cluster("roll").service("web").taskDefinition("roll"));
        ECS.waiter().waitUntilServicesStable(request -> request.cluster("roll").services("web"));

        List<String> images = ECS
                .describeTasks(request -> request.cluster("roll")
                        .tasks(ECS.listTasks(list -> list.cluster("roll")).taskArns()))
                .tasks()
                .stream()
                .map(task -> task.containers().getFirst().image())
                .toList();
        assertEquals(List.of("nginx:v2", "nginx:v2"), images);
        List<String> deployments =
                describe("roll").deployments().stream().map(Deployment::status).toList();
        assertEquals(List.of("PRIMARY"), deployments);
    }

    /** The plugin of the other package is on the class path of this test: naming it is all that is needed. */
    @Test
    void placesTasksByThePluginThatTheServiceNames() {
        startService("quiet", "quiet-hosts", "cpu");

        List<Integer> tasksOnEachHost = ECS
                .describeContainerInstances(request -> request.cluster("quiet")
                        .containerInstances(ECS.listContainerInstances(list -> list.cluster("quiet"))
                                .containerInstanceArns()))
                .containerInstances()
                .stream()
                .map(ContainerInstance::runningTasksCount)
                .sorted()
                .toList();

        assertEquals(List.of(0, 1, 1), tasksOnEachHost);
    }

    private static Service startService(String name, String strategy, String field) {
        ECS.createCluster(request -> request.clusterName(name));
        register(name, "nginx:v1");
        ECS.createService(request -> request.cluster(name)
                .serviceName("web")
                .taskDefinition(name)
                .desiredCount(2)
                .launchType(LaunchType.EC2)
                .placementStrategy(
                        PlacementStrategy.builder().type(strategy).field(field).build()));
        ECS.waiter().waitUntilServicesStable(request -> request.cluster(name).services("web"));
        return describe(name);
    }

    private static void register(String family, String image) {
        ContainerDefinition container = ContainerDefinition.builder()
                .name("web")
                .image(image)
                .cpu(256)
                .memory(512)
                .build();
        ECS.registerTaskDefinition(request -> request.family(family).containerDefinitions(container));
    }

    private static Service describe(String cluster) {
        return ECS.describeServices(request -> request.cluster(cluster).services("web"))
                .services()
                .getFirst();
    }
}
