package dev.evenkeel.e2e;

import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Session;
import dev.evenkeel.core.api.DeploymentDescription;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.ServiceDescription;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an Evenkeel holds, asked without any client. */
record World(Evenkeel evenkeel) {

    /** The deployments of a service, such as {@code PRIMARY web:2 COMPLETED 2 of 2}. */
    String deployments(String cluster, String service) {
        ServiceDescription found = Objects.requireNonNull(ask(session -> session.ecs()
                                .describeServices(new DescribeServicesRequest(cluster, List.of(service), null)))
                        .services())
                .get(0);
        return Objects.requireNonNull(found.deployments()).stream()
                .map(World::shown)
                .collect(Collectors.joining(", "));
    }

    String clusterStatus(String cluster) {
        return String.valueOf(Objects.requireNonNull(ask(session ->
                                session.ecs().describeClusters(new DescribeClustersRequest(List.of(cluster), null)))
                        .clusters())
                .get(0)
                .status());
    }

    <T> T ask(Function<Session, T> question) {
        return evenkeel.call(RunningServer.REGION, question)
                .toCompletableFuture()
                .join();
    }

    private static String shown(DeploymentDescription deployment) {
        String revision = String.valueOf(deployment.taskDefinition());
        return deployment.status() + " " + revision.substring(revision.lastIndexOf('/') + 1) + " "
                + deployment.rolloutState() + " " + deployment.runningCount() + " of " + deployment.desiredCount();
    }
}
