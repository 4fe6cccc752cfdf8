package dev.evenkeel.core.state;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.task.TaskProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a history that still matters: folded, it makes the very state that all of it makes, down to the order of
 * things and the version. A journal may forget the rest, so that it grows with what there is and not with what there was.
 *
 * <p>It reads the history from its end and leaves out
 *
 * <ol>
 *   <li>what was told to somebody and changed nothing here;
 *   <li>all of a task, service, instance, token or deployment that is forgotten later, its being forgotten included;
 *   <li>a value that is replaced whole by a later event before anything looks at it;
 *   <li>service messages and scaling activities beyond those that are kept.
 * </ol>
 *
 * <p>Events are left out one by one and never changed or moved: what stays is what the journal said.
 */
public final class RelevantHistory {

    /** Twice as many as are kept: they are kept by when they began, and counted here by when they were last changed. */
    private static final int ACTIVITIES_LOOKED_AT = 2 * ScalingTable.ACTIVITIES_KEPT;

    private final ForgottenDeployments deployments;
    /** From the last to the first; null where one was left out after all. */
    private final List<@Nullable Event> relevant = new ArrayList<>();

    private final Set<String> forgotten = new LinkedHashSet<>();
    private final Set<String> replaced = new LinkedHashSet<>();
    private final Map<TaskArn, Later> nextProgress = new LinkedHashMap<>();
    private final Map<ServiceArn, Set<String>> changedNext = new LinkedHashMap<>();
    private final Map<String, Event.ContainerInstanceChanged> nextInstance = new LinkedHashMap<>();
    private final Map<ServiceArn, Integer> messages = new LinkedHashMap<>();
    private final Map<String, Set<String>> activities = new LinkedHashMap<>();
    private long version;

    /**
     * What became of a task next.
     *
     * @param followed whether alike progress comes after it
     * @param at its place in {@code relevant}
     */
    private record Later(TaskProgress progress, boolean followed, int at) {}

    private RelevantHistory(List<Event> history) {
        deployments = new ForgottenDeployments(history);
    }

    /**
     * Leaves out what does not matter any more.
     *
     * @param history from its beginning; may be the relevant part of a longer one
     * @return in the same order, after one {@link Event.HistoryCondensed} for all that is missing
     */
    public static List<Event> of(List<Event> history) {
        RelevantHistory read = new RelevantHistory(history);
        for (Event event : history.reversed()) {
            read.look(event);
        }
        List<Event> kept = new ArrayList<>();
        for (Event event : read.relevant.reversed()) {
            if (event != null) {
                kept.add(event);
            }
        }
        long missing = read.version - kept.size();
        if (missing > 0) {
            kept.add(0, new Event.HistoryCondensed(missing));
        }
        return kept;
    }

    private void look(Event event) {
        version += event instanceof Event.HistoryCondensed condensed ? condensed.events() : 1;
        if (matters(event)) {
            relevant.add(event);
        }
    }

    private boolean matters(Event event) {
        return switch (event) {
            case Event.HistoryCondensed e -> false; // counted
            case Event.HookCalled e -> false;
            case Event.UnknownTaskSeen e -> false;
            case Event.UnknownTargetSeen e -> false;
            case Event.TargetTakenOut e -> false;
            case Event.ContainerInstanceReleased e -> false;

            case Event.TaskForgotten e -> forget(e.taskArn().value());
            case Event.TaskCreated e -> ofTask(e.task().taskArn());
            case Event.TaskQueued e -> ofTask(e.taskArn());
            case Event.TaskPlaced e -> ofTask(e.taskArn());
            case Event.TaskProgressed e -> isKnown(e.taskArn().value()) && progressed(e);
            case Event.TaskStandingChanged e -> ofTask(e.taskArn());
            case Event.TaskStopRequested e -> ofTask(e.taskArn());
            case Event.TaskDrained e -> ofTask(e.taskArn());
            case Event.TaskProtectionChanged e ->
                ofTask(e.taskArn()) && isLast("protection", e.taskArn().value());
            case Event.TargetRegistered e -> ofTask(e.target().id().taskArn());
            case Event.TargetChanged e -> ofTask(e.target().id().taskArn());

            case Event.ServiceForgotten e -> forget(e.serviceArn().value());
            case Event.ServiceCreated e -> restructures(e.service().serviceArn());
            case Event.ServiceSettingsChanged e -> isKnown(e.serviceArn().value());
            case Event.DesiredCountChanged e -> isLastOf("count", e.serviceArn());
            case Event.ServiceStatusChanged e -> isLastOf("status", e.serviceArn());
            case Event.ServiceSteadinessChanged e -> isLastOf("steadiness", e.serviceArn());
            case Event.ServiceEventPublished e ->
                isKnown(e.serviceArn().value())
                        && messages.merge(e.serviceArn(), 1, Integer::sum) <= Service.EVENTS_KEPT;
            case Event.StageMoved e -> isLastOf("stage", e.staged().serviceArn());
            case Event.ZoneMoveChanged e -> isLastOf("move", e.serviceArn());
            case Event.TrafficShifted e ->
                isLastOf(
                        "split/" + e.split().kind() + "/" + e.split().listenerRule(),
                        e.split().serviceArn());

            case Event.DeploymentCreated e ->
                !deployments.isForgotten(e.deployment().id()) && restructures(e.serviceArn());
            case Event.DeploymentChanged e ->
                !deployments.isForgotten(e.deployment().id())
                        && isKnown(e.serviceArn().value())
                        && changedNext
                                .computeIfAbsent(e.serviceArn(), key -> new LinkedHashSet<>())
                                .add(e.deployment().id());
            case Event.DeploymentDrained e ->
                !deployments.isForgotten(e.deploymentId()) && restructures(e.serviceArn());
            case Event.RolledBack e -> restructures(e.serviceArn());
            case Event.TaskSetCreated e -> restructures(e.taskSet().serviceArn());
            case Event.TaskSetChanged e -> restructures(e.taskSet().serviceArn());
            case Event.TaskSetDeleted e -> restructures(e.serviceArn());
            case Event.ServiceDeploymentChanged e ->
                isKnown(e.history().serviceArn().value())
                        && !deployments.isForgotten(e.history().deploymentId())
                        && isLast("history", e.history().serviceDeploymentArn());
            case Event.RevisionImagesFixed e -> isKnownPart(e.serviceRevisionArn());
            case Event.ServiceDeploymentForgotten e -> isKnownPart(e.serviceDeploymentArn());

            case Event.BalancingDeleted e -> forget(e.resourceArn());
            case Event.LoadBalancerPut e -> isLastOf(e.loadBalancer().loadBalancerArn());
            case Event.TargetGroupPut e -> isLastOf(e.targetGroup().targetGroupArn());
            case Event.ListenerPut e -> isLastOf(e.listener().listenerArn());
            case Event.RulePut e -> isLastOf(e.rule().ruleArn());
            case Event.BalancingAttributesChanged e -> isKnown(e.resourceArn()) && isLast("set", e.resourceArn());
            case Event.StaticTargetsChanged e -> isKnown(e.targetGroupArn()) && isLast("static", e.targetGroupArn());

            case Event.ContainerInstanceForgotten e ->
                forget(e.containerInstanceArn().value());
            case Event.ContainerInstanceRegistered e ->
                ofInstance(e.instance().containerInstanceArn().value());
            case Event.ContainerInstanceLost e ->
                ofInstance(e.containerInstanceArn().value());
            case Event.ContainerInstanceDeregistered e ->
                ofInstance(e.containerInstanceArn().value());
            case Event.ContainerInstanceChanged e -> changed(e);

            case Event.TokenForgotten e -> forget("token/" + e.key());
            case Event.TokenRemembered e -> isKnown("token/" + e.key());
            case Event.TagsChanged e -> isKnown(e.resourceArn()) && isLast("tags", e.resourceArn());
            case Event.AccountSettingChanged e -> isLast("setting", e.principalArn() + "/" + e.name());
            case Event.CapacityEvaluated e ->
                isLast("capacity", e.scaling().clusterName() + "/" + e.scaling().capacityProvider());
            case Event.FargateCapacityChanged e -> isLast("fargate", e.capacityProvider());
            case Event.MetricEvaluated e -> isLast("metric", e.policyKey());
            case Event.ScalingActivityRecorded e -> isLate(e.activity());

            case Event.ClusterCreated e -> true;
            case Event.ClusterChanged e -> isLast("cluster", e.cluster().name());
            case Event.TaskDefinitionRegistered e -> true; // also one that is deleted: its number is never given again
            case Event.TaskDefinitionChanged e -> true;
            case Event.TaskDefinitionDeleted e -> true;
            case Event.CapacityProviderPut e -> true;
            case Event.CapacityProviderDeleted e -> true;
            case Event.ScalableTargetRegistered e -> true;
            case Event.ScalableTargetDeregistered e -> true;
            case Event.ScalingPolicyPut e -> true;
            case Event.ScalingPolicyDeleted e -> true;
        };
    }

    private boolean forget(String thing) {
        forgotten.add(thing);
        return false;
    }

    private boolean isKnown(String thing) {
        return !forgotten.contains(thing);
    }

    /** Of several that set the same value the last one counts. */
    private boolean isLast(String kind, String thing) {
        return replaced.add(kind + " " + thing);
    }

    private boolean isLastOf(String kind, ServiceArn service) {
        return isKnown(service.value()) && isLast(kind, service.value());
    }

    /** A thing of load balancing: its ARN is never given again. */
    private boolean isLastOf(String arn) {
        return isKnown(arn) && isLast("balancing", arn);
    }

    private boolean ofTask(TaskArn task) {
        nextProgress.remove(task);
        return isKnown(task.value());
    }

    /**
     * Of a row of alike progress the first is when the task came to it, by which it has its place among others, and the last
     * is what it is; those between are left out.
     */
    private boolean progressed(Event.TaskProgressed event) {
        Later next = nextProgress.get(event.taskArn());
        boolean alike = next != null && areAlike(event.progress(), next.progress());
        if (next != null && alike && next.followed()) {
            relevant.set(next.at(), null);
        }
        nextProgress.put(event.taskArn(), new Later(event.progress(), alike, relevant.size()));
        return true;
    }

    private static boolean areAlike(TaskProgress one, TaskProgress other) {
        return one.stoppedAt() == null
                && one.lastStatus() == other.lastStatus()
                && one.desiredStatus() == other.desiredStatus();
    }

    /** The list of a service's deployments is another one from here on: what changed in it before was looked at. */
    private boolean restructures(ServiceArn service) {
        changedNext.remove(service);
        return isKnown(service.value());
    }

    private boolean isKnownPart(String arn) {
        @Nullable String service = deployments.serviceOf(arn);
        return !deployments.isForgottenPart(arn) && (service == null || isKnown(service));
    }

    private boolean ofInstance(String instance) {
        nextInstance.remove(instance);
        return isKnown(instance);
    }

    /** With its status an instance's tasks change, which is more than a value. */
    private boolean changed(Event.ContainerInstanceChanged event) {
        String arn = event.instance().containerInstanceArn().value();
        Event.ContainerInstanceChanged next = nextInstance.put(arn, event);
        return isKnown(arn)
                && (next == null || next.instance().status() != event.instance().status());
    }

    private boolean isLate(ScalingActivity activity) {
        Set<String> later =
                activities.computeIfAbsent(String.valueOf(activity.resourceId()), key -> new LinkedHashSet<>());
        String id = String.valueOf(activity.activityId());
        return later.contains(id) || (later.size() < ACTIVITIES_LOOKED_AT && later.add(id));
    }
}
