package dev.evenkeel.simulation.play;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import java.util.List;

/** Why a region is not at rest: the services that are not steady and the tasks that are not where they are wanted. */
final class Unrest {
    private static final int SHOWN = 3;

    private Unrest() {}

    static String of(StateView state) {
        StringBuilder text = new StringBuilder();
        List<Service> services = state.services().stream()
                .filter(service -> service.status() != ServiceStatus.INACTIVE && !service.steady())
                .toList();
        services.stream().limit(SHOWN).forEach(service -> describe(text, state, service));
        List<Task> tasks =
                state.tasks().stream().filter(task -> !task.isSettled()).toList();
        tasks.stream()
                .limit(SHOWN)
                .forEach(task -> text.append("\n  task ")
                        .append(task.taskArn().id())
                        .append(" of ")
                        .append(task.launch().group())
                        .append(" is ")
                        .append(task.lastStatus())
                        .append(", wanted ")
                        .append(task.progress().desiredStatus())
                        .append(" on ")
                        .append(task.launch().hostId()));
        state.capacityProviders().forEach(provider -> describe(text, state, provider.name()));
        int more = Math.max(0, services.size() - SHOWN) + Math.max(0, tasks.size() - SHOWN);
        return text.append(more > 0 ? "\n  and " + more + " more" : "").toString();
    }

    private static void describe(StringBuilder text, StateView state, String provider) {
        state.clusters().forEach(cluster -> {
            List<ContainerInstance> hosts = state.containerInstances(cluster.name()).stream()
                    .filter(instance -> provider.equals(instance.capacityProviderName()))
                    .toList();
            long idle = hosts.stream()
                    .filter(host -> state.tasksOn(host.containerInstanceArn()).isEmpty())
                    .count();
            text.append("\n  capacity provider ")
                    .append(provider)
                    .append(" has ")
                    .append(hosts.size())
                    .append(" hosts, ")
                    .append(idle)
                    .append(" of them idle; ")
                    .append(state.capacityScaling(cluster.name(), provider));
        });
    }

    private static void describe(StringBuilder text, StateView state, Service service) {
        text.append("\n  service ")
                .append(service.name())
                .append(' ')
                .append(service.status())
                .append(" desired ")
                .append(service.desiredCount())
                .append(' ')
                .append(service.settings().deploymentConfiguration().minimumHealthyPercent())
                .append('/')
                .append(service.settings().deploymentConfiguration().maximumPercent());
        for (Deployment deployment : service.deployments()) {
            text.append("; ")
                    .append(deployment.status())
                    .append(' ')
                    .append(deployment.settings().taskDefinition().familyAndRevision())
                    .append(' ')
                    .append(deployment.rolloutState())
                    .append(", failed ")
                    .append(deployment.failedTasks())
                    .append(", retry ")
                    .append(deployment.retryAt())
                    .append(", tasks ")
                    .append(state.tasksOf(service.serviceArn())
                            .of(deployment.id())
                            .live());
        }
        state.tasksOf(service.serviceArn()).all().stream()
                .filter(task -> task.isWanted() && task.standing() != TaskStanding.HEALTHY)
                .limit(SHOWN)
                .forEach(task -> text.append("; task ")
                        .append(task.taskArn().id())
                        .append(' ')
                        .append(task.lastStatus())
                        .append(' ')
                        .append(task.standing())
                        .append(" health ")
                        .append(task.progress().healthStatus())
                        .append(" since ")
                        .append(task.since()));
        service.events().stream().limit(2).forEach(event -> text.append("; ").append(event.message()));
    }
}
