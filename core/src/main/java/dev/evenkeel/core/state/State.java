package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known of one region. {@link #apply} is the only way to change it. */
public final class State extends RecordedState {

    /** Folds a fact into the state. Total: no event is refused, since it has happened. */
    public void apply(Event event) {
        version++;
        switch (event) {
            case Event.ClusterCreated e -> clusters.put(e.cluster().name(), e.cluster());
            case Event.ClusterChanged e -> clusters.put(e.cluster().name(), e.cluster());
            case Event.TaskDefinitionRegistered e -> taskDefinitions.put(e.taskDefinition());
            case Event.TaskDefinitionChanged e -> taskDefinitions.put(e.taskDefinition());
            case Event.TaskDefinitionDeleted e -> {
                taskDefinitions.remove(new TaskDefinitionArn(e.taskDefinitionArn()));
                tags.remove(e.taskDefinitionArn());
            }
            case Event.ServiceCreated e -> services.put(e.service());
            case Event.ServiceSettingsChanged e ->
                services.update(e.serviceArn(), service -> service.withSettings(e.settings()));
            case Event.DesiredCountChanged e ->
                services.update(e.serviceArn(), service -> service.withDesiredCount(e.to()));
            case Event.ServiceStatusChanged e ->
                services.update(e.serviceArn(), service -> service.withStatus(e.status()));
            case Event.ServiceSteadinessChanged e ->
                services.update(e.serviceArn(), service -> service.withSteady(e.steady()));
            case Event.ServiceForgotten e -> {
                services.forget(e.serviceArn());
                targets.remove(e.serviceArn());
                tags.remove(e.serviceArn().value());
            }
            case Event.DeploymentCreated e -> services.create(e);
            case Event.DeploymentChanged e -> services.change(e.serviceArn(), e.deployment());
            case Event.DeploymentDrained e -> services.drain(e.serviceArn(), e.deploymentId());
            case Event.RolledBack e -> services.rollBack(e);
            case Event.TaskSetCreated e -> services.create(e);
            case Event.TaskSetChanged e -> services.change(e.taskSet());
            case Event.TaskSetDeleted e -> services.delete(e.serviceArn(), e.taskSetId());
            case Event.ServiceDeploymentChanged e -> services.put(e.history());
            case Event.RevisionImagesFixed e -> services.fixImages(e);
            case Event.ServiceDeploymentForgotten e -> services.forget(e.serviceDeploymentArn());
            case Event.StageMoved e -> services.put(e.staged());
            case Event.HookCalled e -> {} // the call is in the record of its hook
            case Event.ServiceEventPublished e -> services.publish(e.serviceArn(), e.event());
            case Event.TaskCreated e -> put(e.task());
            case Event.TaskProgressed e -> progress(e);
            case Event.TaskStopRequested e -> stop(e);
            case Event.TaskStandingChanged e ->
                task(e.taskArn()).ifPresent(task -> put(task.withStanding(e.standing())));
            case Event.TaskProtectionChanged e -> protect(e);
            case Event.ZoneMoveChanged e -> services.move(e.serviceArn(), e.move());
            case Event.TaskForgotten e -> {
                instances.change(tasks.remove(e.taskArn()), null);
                targets.remove(e.taskArn());
                tags.remove(e.taskArn().value());
            }
            case Event.TargetRegistered e -> targets.put(e.target());
            case Event.TargetChanged e -> targets.put(e.target());
            case Event.TaskDrained e -> targets.drained(e.taskArn());
            case Event.UnknownTargetSeen e -> {} // nothing of ours: only the router is told
            case Event.TrafficShifted e -> targets.put(e.split());
            case Event.TargetTakenOut e -> {} // only the router is told
            case Event.LoadBalancerPut e -> balancing.put(e.loadBalancer());
            case Event.TargetGroupPut e -> balancing.put(e.targetGroup());
            case Event.ListenerPut e -> balancing.put(e.listener());
            case Event.RulePut e -> balancing.put(e.rule());
            case Event.BalancingDeleted e -> {
                balancing.remove(e.resourceArn());
                tags.remove(e.resourceArn());
            }
            case Event.BalancingAttributesChanged e -> balancing.set(e.resourceArn(), e.attributes());
            case Event.StaticTargetsChanged e -> balancing.set(e.targetGroupArn(), e.targets());
            case Event.UnknownTaskSeen e -> {} // nothing of ours: only the runtime is told
            case Event.ContainerInstanceRegistered e -> instances.put(e.instance());
            case Event.ContainerInstanceChanged e -> {
                instances.put(e.instance());
                drain(e.instance().containerInstanceArn(), e.instance().status() == ContainerInstanceStatus.DRAINING);
            }
            case Event.ContainerInstanceLost e -> {
                drain(e.containerInstanceArn(), false);
                capacity.lost(instances.instance(e.containerInstanceArn()));
                instances.remove(e.containerInstanceArn());
            }
            case Event.ContainerInstanceDeregistered e -> {
                drain(e.containerInstanceArn(), false);
                capacity.deregistered(instances.instance(e.containerInstanceArn()));
                instances.remove(e.containerInstanceArn());
            }
            case Event.ContainerInstanceForgotten e -> {
                capacity.forget(e.containerInstanceArn());
                tags.remove(e.containerInstanceArn().value());
            }
            case Event.TaskQueued e -> capacity.queue(e.taskArn(), e.asked());
            case Event.TaskPlaced e -> place(e);
            case Event.CapacityEvaluated e -> capacity.put(e.scaling());
            case Event.FargateCapacityChanged e -> capacity.fargate(e.capacityProvider(), e.available());
            case Event.ContainerInstanceReleased e -> {} // it is DRAINING already: only the pool is told
            case Event.CapacityProviderPut e -> capacity.put(e.capacityProvider());
            case Event.CapacityProviderDeleted e -> capacity.removeProvider(e.name());
            case Event.TagsChanged e -> changeTags(e);
            case Event.AccountSettingChanged e -> changeSetting(e);
            case Event.TokenRemembered e -> tokens.put(e.key(), e.use());
            case Event.TokenForgotten e -> tokens.remove(e.key());
            case Event.ScalableTargetRegistered e -> scaling.put(e.target());
            case Event.ScalableTargetDeregistered e -> scaling.removeTarget(e.resourceId());
            case Event.ScalingPolicyPut e -> scaling.put(e.policy());
            case Event.ScalingPolicyDeleted e -> scaling.removePolicy(e.key());
            case Event.MetricEvaluated e -> scaling.evaluated(e.policyKey(), e.history());
            case Event.ScalingActivityRecorded e -> scaling.record(e.activity());
            case Event.HistoryCondensed e -> version += e.events() - 1;
        }
    }

    private void place(Event.TaskPlaced e) {
        task(e.taskArn()).ifPresent(task -> {
            capacity.leaveQueue(e.taskArn());
            Task placed = new Task(task.taskArn(), e.launch(), e.progress(), task.standing());
            tasks.put(placed);
            instances.change(null, placed);
        });
    }

    private void put(Task task) {
        if (!task.isWanted()) {
            capacity.leaveQueue(task.taskArn());
        }
        instances.change(tasks.put(task), task);
    }

    private void progress(Event.TaskProgressed e) {
        task(e.taskArn()).ifPresent(task -> put(task.withProgress(e.progress())));
        Instant stopped = e.progress().stoppedAt();
        if (stopped != null) {
            targets.deregister(e.taskArn(), stopped);
            targets.drained(e.taskArn());
        }
        if (e.progress().lastStatus() == TaskStatus.STOPPED) {
            protections.remove(e.taskArn());
        }
    }

    private void stop(Event.TaskStopRequested e) {
        task(e.taskArn()).ifPresent(task -> {
            TaskProgress stopping = task.progress().stopping(e.code(), e.reason(), e.at());
            boolean drains = task.isWanted()
                    && task.lastStatus().compareTo(TaskStatus.DEACTIVATING) < 0
                    && (e.code() == null || e.code().letsRequestsFinish())
                    && targets.drain(e.taskArn(), e.code() == StopCode.USER_INITIATED);
            targets.deregister(e.taskArn(), e.at());
            put(task.withProgress(drains ? stopping.at(TaskStatus.DEACTIVATING) : stopping));
        });
    }

    /** Only what a service runs is ever kept from it, and only until it stops. */
    private void protect(Event.TaskProtectionChanged e) {
        task(e.taskArn())
                .filter(task -> !task.isStopped())
                .map(task -> task.launch().serviceArn())
                .ifPresent(service -> protections.put(service, e.taskArn(), e.until()));
    }

    private void drain(ContainerInstanceArn instance, boolean drains) {
        tasks.drain(instance, drains, fleet(instance).tasksOn(instance));
    }

    private void changeTags(Event.TagsChanged e) {
        if (e.tags().isEmpty()) {
            tags.remove(e.resourceArn());
        } else {
            tags.put(e.resourceArn(), e.tags());
        }
    }

    private void changeSetting(Event.AccountSettingChanged e) {
        SortedMap<String, String> settings = accountSettings.computeIfAbsent(e.principalArn(), key -> new TreeMap<>());
        String value = e.value();
        if (value == null) {
            settings.remove(e.name());
        } else {
            settings.put(e.name(), value);
        }
    }
}
