package dev.evenkeel.core.cluster;

import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DeleteClusterRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeClustersResponse;
import dev.evenkeel.core.api.ListClustersRequest;
import dev.evenkeel.core.api.ListContainerInstancesRequest;
import dev.evenkeel.core.api.ListServicesRequest;
import dev.evenkeel.core.api.ListTasksRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.UpdateClusterRequest;
import dev.evenkeel.core.api.UpdateClusterSettingsRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every status of a cluster, and what can be in one, against everything that may be asked of it. Where a cluster is created
 * and deleted is all in one call, PROVISIONING, DEPROVISIONING and FAILED never show.
 */
@NullUnmarked
class ClusterStatusMatrixTest {
    private static final String NAME = "blue";

    /** What it is after a call. */
    @TestFactory
    Stream<DynamicTest> movesOrRefuses() {
        return Matrix.of("""
                                       | none                     | ACTIVE                   | ACTIVE, a service                | ACTIVE, a DRAINING one           | ACTIVE, an INACTIVE one   | ACTIVE, a task                | ACTIVE, a stopped task   | INACTIVE
                describe               | MISSING                  | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | INACTIVE
                create                 | ACTIVE                   | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | ACTIVE
                update                 | ClusterNotFoundException | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | ClientException
                update settings        | ClusterNotFoundException | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | ClientException
                put capacity providers | ClusterNotFoundException | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | ClientException
                delete                 | ClusterNotFoundException | INACTIVE                 | ClusterContainsServicesException | ClusterContainsServicesException | INACTIVE                  | ClusterContainsTasksException | INACTIVE                 | INACTIVE
                run task               | ClusterNotFoundException | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | ClientException
                create service         | ClusterNotFoundException | ACTIVE                   | ACTIVE                           | InvalidParameterException        | ACTIVE                    | ACTIVE                        | ACTIVE                   | ClientException
                update service         | ClusterNotFoundException | ServiceNotFoundException | ACTIVE                           | ServiceNotActiveException        | ServiceNotActiveException | ServiceNotFoundException      | ServiceNotFoundException | ClientException
                delete service         | ClusterNotFoundException | ServiceNotFoundException | ACTIVE                           | ACTIVE                           | ServiceNotFoundException  | ServiceNotFoundException      | ServiceNotFoundException | ClientException
                host arrives           | MISSING                  | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | INACTIVE
                a day passes           | MISSING                  | ACTIVE                   | ACTIVE                           | ACTIVE                           | ACTIVE                    | ACTIVE                        | ACTIVE                   | INACTIVE
                """).tests((what, row) -> answer(row, what));
    }

    /** How many of each are listed in it. */
    @TestFactory
    Stream<DynamicTest> listsWhatIsInIt() {
        return Matrix.of("""
                                    | none                     | ACTIVE | ACTIVE, a service | ACTIVE, a DRAINING one | ACTIVE, an INACTIVE one | ACTIVE, a task | ACTIVE, a stopped task | INACTIVE
                clusters            | 0                        | 1      | 1                 | 1                      | 1                       | 1              | 1                      | 0
                services            | ClusterNotFoundException | 0      | 1                 | 1                      | 0                       | 0              | 0                      | 0
                tasks               | ClusterNotFoundException | 0      | 1                 | 1                      | 0                       | 1              | 0                      | 0
                container instances | ClusterNotFoundException | 1      | 1                 | 1                      | 1                       | 1              | 1                      | 0
                """).tests((what, row) -> listed(row, what));
    }

    private static Region at(String row) {
        Region region = Region.withHosts(1);
        region.register("app");
        if (row.equals("none")) {
            return region;
        }
        create(region);
        region.timeline.runDue();
        switch (row) {
            case "ACTIVE, a task", "ACTIVE, a stopped task" -> runTask(region);
            case "ACTIVE" -> region.timeline.runDue();
            case "INACTIVE" -> delete(region);
            default -> createService(region);
        }
        region.settle();
        if (row.equals("ACTIVE, a stopped task")) {
            region.state().tasks().forEach(task -> region.world.exit(task.taskArn(), 0));
            region.timeline.runDue();
        } else if (row.endsWith(" one")) {
            deleteService(region);
        }
        if (row.equals("ACTIVE, an INACTIVE one")) {
            region.settle();
        }
        return region;
    }

    private static String answer(String row, String what) {
        Region region = at(row);
        try {
            switch (what) {
                case "create" -> create(region);
                case "update" -> region.ecs().updateCluster(Records.of(UpdateClusterRequest.class, "cluster", NAME));
                case "update settings" ->
                    region.ecs()
                            .updateClusterSettings(new UpdateClusterSettingsRequest(
                                    NAME, List.of(new ClusterSetting("containerInsights", "enabled"))));
                case "put capacity providers" ->
                    region.ecs()
                            .putClusterCapacityProviders(
                                    new PutClusterCapacityProvidersRequest(NAME, List.of("FARGATE"), List.of()));
                case "delete" -> delete(region);
                case "run task" -> runTask(region);
                case "create service" -> createService(region);
                case "update service" ->
                    region.ecs()
                            .updateService(Records.of(
                                    UpdateServiceRequest.class, "cluster", NAME, "service", "web", "desiredCount", 2));
                case "delete service" -> deleteService(region);
                case "host arrives" -> region.world.add(Region.host(1));
                case "a day passes" -> region.advance(24 * 3600);
                default -> region.timeline.runDue();
            }
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
        region.timeline.runDue();
        DescribeClustersResponse found =
                region.ecs().describeClusters(new DescribeClustersRequest(List.of(NAME), List.of()));
        return found.clusters().isEmpty()
                ? found.failures().getFirst().reason()
                : found.clusters().getFirst().status();
    }

    private static String listed(String row, String what) {
        Region region = at(row);
        try {
            List<String> found = switch (what) {
                case "clusters" ->
                    region.ecs().listClusters(Records.of(ListClustersRequest.class)).clusterArns().stream()
                            .filter(arn -> arn.endsWith("/" + NAME))
                            .toList();
                case "services" ->
                    region.ecs()
                            .listServices(Records.of(ListServicesRequest.class, "cluster", NAME))
                            .serviceArns();
                case "tasks" ->
                    region.ecs()
                            .listTasks(Records.of(ListTasksRequest.class, "cluster", NAME))
                            .taskArns();
                default ->
                    region.ecs()
                            .listContainerInstances(Records.of(ListContainerInstancesRequest.class, "cluster", NAME))
                            .containerInstanceArns();
            };
            return String.valueOf(found.size());
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
    }

    private static void create(Region region) {
        region.ecs().createCluster(Records.of(CreateClusterRequest.class, "clusterName", NAME));
    }

    private static void delete(Region region) {
        region.ecs().deleteCluster(new DeleteClusterRequest(NAME));
    }

    private static void runTask(Region region) {
        region.ecs().runTask(Records.of(RunTaskRequest.class, "cluster", NAME, "taskDefinition", "app"));
    }

    private static void createService(Region region) {
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "cluster",
                        NAME,
                        "serviceName",
                        "web",
                        "taskDefinition",
                        "app",
                        "desiredCount",
                        1));
    }

    private static void deleteService(Region region) {
        region.ecs()
                .deleteService(
                        Records.of(DeleteServiceRequest.class, "cluster", NAME, "service", "web", "force", true));
    }
}
