package dev.evenkeel.core.state;

import dev.evenkeel.core.event.Event;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of a history of which nothing is left: the last task is gone, the attempt is forgotten, and no roll-back
 * has ever named them, which would bring parts of one into another.
 */
final class ForgottenDeployments {
    private final Map<String, String> deploymentOf = new LinkedHashMap<>();
    private final Map<String, String> serviceOf = new LinkedHashMap<>();
    private final Set<String> forgotten = new LinkedHashSet<>();

    ForgottenDeployments(List<Event> history) {
        Set<String> drained = new LinkedHashSet<>();
        Set<String> unseen = new LinkedHashSet<>();
        Set<String> rolledBack = new LinkedHashSet<>();
        for (Event event : history) {
            switch (event) {
                case Event.DeploymentCreated e -> {
                    String id = e.deployment().id();
                    for (String arn : List.of(
                            e.history().serviceDeploymentArn(), e.revision().serviceRevisionArn())) {
                        deploymentOf.put(arn, id);
                        serviceOf.put(arn, e.serviceArn().value());
                    }
                }
                case Event.DeploymentDrained e -> drained.add(e.deploymentId());
                case Event.ServiceDeploymentForgotten e ->
                    unseen.add(deploymentOf.getOrDefault(e.serviceDeploymentArn(), ""));
                case Event.RolledBack e -> {
                    rolledBack.add(e.restored().id());
                    rolledBack.add(e.failed().id());
                }
                default -> {} // says nothing about the end of a deployment
            }
        }
        forgotten.addAll(drained);
        forgotten.retainAll(unseen);
        forgotten.removeAll(rolledBack);
    }

    boolean isForgotten(String deploymentId) {
        return forgotten.contains(deploymentId);
    }

    /** @param arn of a service deployment or a service revision */
    boolean isForgottenPart(String arn) {
        return forgotten.contains(deploymentOf.getOrDefault(arn, ""));
    }

    /** The service that a service deployment or a service revision belongs to, null when the history does not tell. */
    @Nullable
    String serviceOf(String arn) {
        return serviceOf.get(arn);
    }
}
