package dev.evenkeel.core.state;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceRevision;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceEvent;
import dev.evenkeel.core.service.ZoneMove;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.taskset.TaskSetStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Services with their deployments, and the history of both. */
final class ServiceTable {
    private final SortedMap<ServiceArn, Service> services = new TreeMap<>();
    private final Map<String, ServiceDeployment> histories = new LinkedHashMap<>();
    private final Map<ServiceArn, List<String>> historiesOf = new LinkedHashMap<>();
    /** The newest of each service outlives its history: it says to which target group the tasks belong. */
    private final Map<ServiceArn, StagedDeployment> staged = new LinkedHashMap<>();

    private final Map<String, StagedDeployment> stagedHistories = new LinkedHashMap<>();
    private final Map<String, ServiceRevision> revisions = new LinkedHashMap<>();
    private final Map<ServiceArn, Map<String, TaskSet>> taskSets = new LinkedHashMap<>();
    private final Map<ServiceArn, ZoneMove> zoneMoves = new LinkedHashMap<>();

    void put(Service service) {
        services.put(service.serviceArn(), service);
    }

    void update(ServiceArn arn, UnaryOperator<Service> change) {
        services.computeIfPresent(arn, (key, service) -> change.apply(service));
    }

    void publish(ServiceArn arn, ServiceEvent event) {
        update(arn, service -> {
            List<ServiceEvent> events = new ArrayList<>(Service.EVENTS_KEPT);
            events.add(event);
            events.addAll(service.events().subList(0, Math.min(service.events().size(), Service.EVENTS_KEPT - 1)));
            return service.withEvents(events);
        });
    }

    void create(Event.DeploymentCreated created) {
        revisions.put(created.revision().serviceRevisionArn(), created.revision());
        histories.put(created.history().serviceDeploymentArn(), created.history());
        historiesOf
                .computeIfAbsent(created.serviceArn(), key -> new ArrayList<>())
                .add(0, created.history().serviceDeploymentArn());
        update(created.serviceArn(), service -> {
            List<Deployment> deployments = new ArrayList<>();
            deployments.add(created.deployment());
            for (Deployment older : service.deployments()) {
                deployments.add(older.withStatus(
                        DeploymentStatus.ACTIVE, created.deployment().createdAt()));
            }
            return service.withDeployments(deployments, created.history().serviceDeploymentArn());
        });
    }

    void change(ServiceArn arn, Deployment changed) {
        update(
                arn,
                service -> service.withDeployments(
                        service.deployments().stream()
                                .map(deployment -> deployment.id().equals(changed.id()) ? changed : deployment)
                                .toList(),
                        service.currentServiceDeployment()));
    }

    void drain(ServiceArn arn, String deploymentId) {
        update(
                arn,
                service -> service.withDeployments(
                        service.deployments().stream()
                                .filter(deployment -> !deployment.id().equals(deploymentId))
                                .toList(),
                        service.currentServiceDeployment()));
    }

    /** The restored deployment comes first; one that had been drained already is put back. */
    void rollBack(Event.RolledBack rolledBack) {
        update(rolledBack.serviceArn(), service -> {
            List<Deployment> deployments = new ArrayList<>();
            deployments.add(rolledBack.restored());
            for (Deployment deployment : service.deployments()) {
                if (deployment.id().equals(rolledBack.failed().id())) {
                    deployments.add(rolledBack.failed());
                } else if (!deployment.id().equals(rolledBack.restored().id())) {
                    deployments.add(deployment);
                }
            }
            return service.withDeployments(deployments, service.currentServiceDeployment())
                    .withSettings(service.settings()
                            .withRevisionOf(rolledBack.restored().settings()));
        });
    }

    void create(Event.TaskSetCreated created) {
        put(created.taskSet());
        update(created.taskSet().serviceArn(), service -> {
            List<Deployment> deployments = new ArrayList<>(service.deployments());
            deployments.add(created.deployment());
            return service.withDeployments(deployments, service.currentServiceDeployment());
        });
    }

    /** The deployment that starts its tasks is PRIMARY while the task set is. */
    void change(TaskSet changed) {
        put(changed);
        DeploymentStatus status =
                changed.status() == TaskSetStatus.PRIMARY ? DeploymentStatus.PRIMARY : DeploymentStatus.ACTIVE;
        Service service = services.get(changed.serviceArn());
        if (service != null) {
            service.deployment(changed.id())
                    .filter(deployment -> deployment.status() != status)
                    .ifPresent(deployment ->
                            change(changed.serviceArn(), deployment.withStatus(status, changed.updatedAt())));
        }
    }

    void move(ServiceArn service, @Nullable ZoneMove move) {
        if (move == null) {
            zoneMoves.remove(service);
        } else {
            zoneMoves.put(service, move);
        }
    }

    Optional<ZoneMove> zoneMove(ServiceArn service) {
        return Optional.ofNullable(zoneMoves.get(service));
    }

    void delete(ServiceArn service, String taskSetId) {
        Map<String, TaskSet> sets = taskSets.get(service);
        if (sets != null && sets.remove(taskSetId) != null && sets.isEmpty()) {
            taskSets.remove(service);
        }
        drain(service, taskSetId);
    }

    private void put(TaskSet taskSet) {
        taskSets.computeIfAbsent(taskSet.serviceArn(), key -> new LinkedHashMap<>())
                .put(taskSet.id(), taskSet);
    }

    List<TaskSet> taskSets(ServiceArn service) {
        return List.copyOf(taskSets.getOrDefault(service, Map.of()).values());
    }

    void fixImages(Event.RevisionImagesFixed fixed) {
        revisions.computeIfPresent(fixed.serviceRevisionArn(), (arn, revision) -> revision.withImages(fixed.images()));
    }

    void forget(String serviceDeploymentArn) {
        ServiceDeployment gone = histories.remove(serviceDeploymentArn);
        if (gone != null) {
            revisions.remove(gone.targetRevision());
            stagedHistories.remove(serviceDeploymentArn);
            historiesOf.getOrDefault(gone.serviceArn(), new ArrayList<>()).remove(serviceDeploymentArn);
        }
    }

    void put(ServiceDeployment history) {
        histories.put(history.serviceDeploymentArn(), history);
    }

    void put(StagedDeployment deployment) {
        staged.put(deployment.serviceArn(), deployment);
        stagedHistories.put(deployment.serviceDeploymentArn(), deployment);
    }

    @Nullable
    StagedDeployment staged(ServiceArn service) {
        return staged.get(service);
    }

    @Nullable
    StagedDeployment staged(String serviceDeploymentArn) {
        return stagedHistories.get(serviceDeploymentArn);
    }

    void forget(ServiceArn arn) {
        services.remove(arn);
        taskSets.remove(arn);
        zoneMoves.remove(arn);
        staged.remove(arn);
        List<String> gone = historiesOf.remove(arn);
        if (gone != null) {
            for (String history : gone) {
                stagedHistories.remove(history);
                ServiceDeployment deployment = histories.remove(history);
                if (deployment != null) {
                    revisions.remove(deployment.targetRevision());
                }
            }
        }
    }

    @Nullable
    Service service(ServiceArn arn) {
        return services.get(arn);
    }

    Collection<Service> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    @Nullable
    ServiceDeployment history(String arn) {
        return histories.get(arn);
    }

    List<ServiceDeployment> histories(ServiceArn service) {
        List<ServiceDeployment> found = new ArrayList<>();
        for (String arn : historiesOf.getOrDefault(service, List.of())) {
            ServiceDeployment history = histories.get(arn);
            if (history != null) {
                found.add(history);
            }
        }
        return found;
    }

    @Nullable
    ServiceRevision revision(String arn) {
        return revisions.get(arn);
    }
}
