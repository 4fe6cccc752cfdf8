package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** The AWS SDK for Java 2, which knows service deployments and revisions. */
class JavaSdkTest {
    private static final NetworkConfiguration NETWORK = NetworkConfiguration.builder()
            .awsvpcConfiguration(vpc -> vpc.subnets("subnet-a"))
            .build();

    @Test
    void followsADeploymentByItsServiceDeploymentAndRevision() {
        try (RunningServer server = RunningServer.settling();
                EcsClient ecs = client(server)) {
            register(ecs, "web:1");
            register(ecs, "web:2");
            createService(ecs);
            var unused = ecs.updateService(update -> update.service("web").taskDefinition("web:2"));

            WaiterResponse<DescribeServicesResponse> stable =
                    ecs.waiter().waitUntilServicesStable(describe -> describe.services("web"));
            Service service =
                    stable.matched().response().orElseThrow().services().get(0);
            List<ServiceDeployment> deployments = ecs.describeServiceDeployments(
                            describe -> describe.serviceDeploymentArns(
                                    ecs
                                            .listServiceDeployments(list -> list.service("web"))
                                            .serviceDeployments()
                                            .stream()
                                            .map(deployment -> deployment.serviceDeploymentArn())
                                            .toList()))
                    .serviceDeployments();
            String newest = deployments.get(0).targetServiceRevision().arn();
            ServiceRevision revision = ecs.describeServiceRevisions(describe -> describe.serviceRevisionArns(newest))
                    .serviceRevisions()
                    .get(0);

            assertEquals(
                    List.of(ServiceDeploymentStatus.SUCCESSFUL, ServiceDeploymentStatus.SUCCESSFUL),
                    deployments.stream().map(ServiceDeployment::status).toList());
            assertEquals(service.taskDefinition(), revision.taskDefinition());
            // Terraform's provider 6 finds the service deployment by this number.
            assertEquals(service.deployments().get(0).id(), "ecs-svc/" + newest.substring(newest.lastIndexOf('/') + 1));
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void sameClientTokenStartsNothingTwice() {
        try (RunningServer server = RunningServer.settling();
                EcsClient ecs = client(server)) {
            register(ecs, "web:1");

            String first = runTask(ecs, 1);
            String again = runTask(ecs, 1);
            ConflictException changed = assertThrows(ConflictException.class, () -> runTask(ecs, 2));

            assertEquals(first, again);
            assertEquals(List.of(first), changed.resourceIds());
        }
    }

    @Test
    void errorsHaveTheirOwnClasses() {
        try (RunningServer server = RunningServer.settling();
                EcsClient ecs = client(server)) {

            ClusterNotFoundException error = assertThrows(
                    ClusterNotFoundException.class, () -> ecs.listServices(list -> list.cluster("nowhere")));

            assertEquals(
                    "ClusterNotFoundException: Cluster not found.",
                    error.awsErrorDetails().errorCode() + ": "
                            + error.awsErrorDetails().errorMessage());
        }
    }

    private static EcsClient client(RunningServer server) {
        return EcsClient.builder()
                .endpointOverride(URI.create(server.url()))
                .region(Region.of(RunningServer.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static void register(EcsClient ecs, String image) {
        var unused = ecs.registerTaskDefinition(register -> register.family("web")
                .requiresCompatibilities(Compatibility.FARGATE)
                .networkMode(NetworkMode.AWSVPC)
                .cpu("256")
                .memory("512")
                .containerDefinitions(
                        ContainerDefinition.builder().name("web").image(image).build()));
    }

    private static void createService(EcsClient ecs) {
        var unused = ecs.createService(create -> create.serviceName("web")
                .taskDefinition("web:1")
                .desiredCount(2)
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(NETWORK));
    }

    private static String runTask(EcsClient ecs, int count) {
        return ecs.runTask(run -> run.taskDefinition("web")
                        .clientToken("once")
                        .count(count)
                        .launchType(LaunchType.FARGATE)
                        .networkConfiguration(NETWORK))
                .tasks()
                .get(0)
                .taskArn();
    }
}
