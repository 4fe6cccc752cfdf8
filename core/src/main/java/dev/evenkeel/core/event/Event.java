package dev.evenkeel.core.event;

import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.CapacityScaling;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.PinnedImage;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceRevision;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.scaling.ScalingHistory;
import dev.evenkeel.core.scaling.ScalingPolicy;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceEvent;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.service.ZoneMove;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A fact that has changed the state. Events are the only way to change it; what a command, a report or a pass brings
 * about goes to the journal as one list of them.
 */
public sealed interface Event {

    record ClusterCreated(Cluster cluster) implements Event {}

    /** Settings, capacity providers or status of a cluster are other than before. */
    record ClusterChanged(Cluster cluster) implements Event {}

    record TaskDefinitionRegistered(TaskDefinition taskDefinition) implements Event {}

    /** A revision is INACTIVE or DELETE_IN_PROGRESS now. */
    record TaskDefinitionChanged(TaskDefinition taskDefinition) implements Event {}

    record TaskDefinitionDeleted(String taskDefinitionArn) implements Event {}

    record ServiceCreated(Service service) implements Event {}

    record ServiceSettingsChanged(ServiceArn serviceArn, ServiceSettings settings) implements Event {}

    record DesiredCountChanged(ServiceArn serviceArn, int from, int to) implements Event {}

    record ServiceStatusChanged(ServiceArn serviceArn, ServiceStatus status) implements Event {}

    record ServiceSteadinessChanged(ServiceArn serviceArn, boolean steady) implements Event {}

    /** A service that was INACTIVE long enough is described no more. */
    record ServiceForgotten(ServiceArn serviceArn) implements Event {}

    /** A new PRIMARY deployment; the ones before it become ACTIVE. */
    record DeploymentCreated(
            ServiceArn serviceArn, Deployment deployment, ServiceRevision revision, ServiceDeployment history)
            implements Event {}

    record DeploymentChanged(ServiceArn serviceArn, Deployment deployment) implements Event {}

    /** The last task of an ACTIVE deployment is gone. */
    record DeploymentDrained(ServiceArn serviceArn, String deploymentId) implements Event {}

    /** A deployment is PRIMARY again, under its old id; {@code failed} is ACTIVE until its tasks are gone. */
    record RolledBack(ServiceArn serviceArn, Deployment restored, Deployment failed) implements Event {}

    /** A new task set; the deployment of its id starts its tasks. */
    record TaskSetCreated(TaskSet taskSet, Deployment deployment) implements Event {}

    /** Scale, status or stability of a task set is other than before. */
    record TaskSetChanged(TaskSet taskSet) implements Event {}

    /** The last task of a DRAINING task set is gone, and so is the task set. */
    record TaskSetDeleted(ServiceArn serviceArn, String taskSetId) implements Event {}

    record ServiceDeploymentChanged(ServiceDeployment history) implements Event {}

    /** The images that a revision runs are known by digest; none are when they could not be pulled. */
    record RevisionImagesFixed(String serviceRevisionArn, List<PinnedImage> images) implements Event {
        public RevisionImagesFixed {
            images = List.copyOf(images);
        }
    }

    /** An attempt that was over long enough ago is described no more, nor is the revision it was to. */
    record ServiceDeploymentForgotten(String serviceDeploymentArn) implements Event {}

    /**
     * A deployment that moves traffic has come to another point.
     *
     * @param what happened, in words
     */
    record StageMoved(StagedDeployment staged, String what) implements Event {}

    /** The function of a lifecycle hook is called. */
    record HookCalled(HookCall call) implements Event {}

    record ServiceEventPublished(ServiceArn serviceArn, ServiceEvent event) implements Event {}

    record TaskCreated(Task task) implements Event {}

    /** A task waits in PROVISIONING until there is an instance for what it asks. */
    record TaskQueued(TaskArn taskArn, PlacementRequest asked) implements Event {}

    /** A task that waited has an instance: where it runs, and the status it goes on from. */
    record TaskPlaced(TaskArn taskArn, TaskLaunch launch, TaskProgress progress) implements Event {}

    record TaskProgressed(TaskArn taskArn, TaskProgress progress) implements Event {}

    /** A task of a service came to count as healthy or ill, or no longer does. */
    record TaskStandingChanged(TaskArn taskArn, TaskStanding standing) implements Event {}

    record TaskStopRequested(TaskArn taskArn, @Nullable StopCode code, String reason, Instant at) implements Event {}

    /** A target is on record: the router is asked to put it into its target group. */
    record TargetRegistered(Target target) implements Event {}

    /** The router sees a target otherwise than before. */
    record TargetChanged(Target target) implements Event {}

    /**
     * Nothing holds back a stopping task's stop signal any more: the runtime is told to stop it. Until here its status was
     * DEACTIVATING.
     */
    record TaskDrained(TaskArn taskArn, DrainEnd end) implements Event {}

    /** The router has a target that we do not want; it is told to take it out. */
    record UnknownTargetSeen(TargetId target) implements Event {}

    /** The requests to a listener rule of a service are divided anew. */
    record TrafficShifted(TrafficSplit split) implements Event {}

    /** Somebody takes a service's target out of its target group; the router is told to. */
    record TargetTakenOut(TargetId target) implements Event {}

    /** A load balancer is there, or is other than before. */
    record LoadBalancerPut(LoadBalancer loadBalancer) implements Event {}

    /** A target group is there, or is other than before. */
    record TargetGroupPut(TargetGroup targetGroup) implements Event {}

    /** A listener is there, or is other than before. */
    record ListenerPut(Listener listener) implements Event {}

    /** A rule of a listener is there, or is other than before. */
    record RulePut(Rule rule) implements Event {}

    /** A load balancer, target group, listener or rule is gone; one event for each. */
    record BalancingDeleted(String resourceArn) implements Event {}

    /** What is set of a load balancer, target group or listener, all of it. */
    record BalancingAttributesChanged(String resourceArn, SortedMap<String, String> attributes) implements Event {}

    /** The targets of a target group that were registered by hand, all of them. */
    record StaticTargetsChanged(String targetGroupArn, List<StaticTarget> targets) implements Event {
        public StaticTargetsChanged {
            targets = List.copyOf(targets);
        }
    }

    /** Tasks of a service are on their way between zones, or with null no more. */
    record ZoneMoveChanged(ServiceArn serviceArn, @Nullable ZoneMove move) implements Event {}

    /** A task is kept from scale-in and deployments until then; null when it is kept no more. */
    record TaskProtectionChanged(TaskArn taskArn, @Nullable Instant until) implements Event {}

    /** A task that stopped long enough ago is described no more. */
    record TaskForgotten(TaskArn taskArn) implements Event {}

    /** The runtime has, or may have, containers of a task that we do not know or hold to be over; it is told to stop it. */
    record UnknownTaskSeen(TaskArn taskArn) implements Event {}

    record ContainerInstanceRegistered(ContainerInstance instance) implements Event {}

    record ContainerInstanceChanged(ContainerInstance instance) implements Event {}

    /** A user took an instance out of its cluster, though its host is there; it is INACTIVE and no longer placed on. */
    record ContainerInstanceDeregistered(ContainerInstanceArn containerInstanceArn) implements Event {}

    /** An instance that left its cluster long enough ago is described no more. */
    record ContainerInstanceForgotten(ContainerInstanceArn containerInstanceArn) implements Event {}

    /** A capacity provider is there, or has other settings than before. */
    record CapacityProviderPut(CapacityProvider capacityProvider) implements Event {}

    /** A period is over, and a provider's group should have another number of hosts, or is nearer to it. */
    record CapacityEvaluated(CapacityScaling scaling) implements Event {}

    /** An idle instance's host goes back to where it came from. */
    record ContainerInstanceReleased(ContainerInstanceArn containerInstanceArn) implements Event {}

    /** Fargate or Fargate Spot has capacity again, or none for now. */
    record FargateCapacityChanged(String capacityProvider, boolean available) implements Event {}

    record CapacityProviderDeleted(String name) implements Event {}

    /** The host of an instance is gone; the instance is INACTIVE. */
    record ContainerInstanceLost(ContainerInstanceArn containerInstanceArn) implements Event {}

    /** The tags a resource has now, all of them. */
    record TagsChanged(String resourceArn, List<Tag> tags) implements Event {
        public TagsChanged {
            tags = List.copyOf(tags);
        }
    }

    /** A setting was given a value, or with null is back at its default. */
    record AccountSettingChanged(
            String principalArn, String name, @Nullable String value) implements Event {}

    /** A client token that later requests must repeat whole. */
    record TokenRemembered(String key, TokenUse use) implements Event {}

    record TokenForgotten(String key) implements Event {}

    record ScalableTargetRegistered(ScalableTarget target) implements Event {}

    record ScalableTargetDeregistered(String resourceId) implements Event {}

    record ScalingPolicyPut(ScalingPolicy policy) implements Event {}

    record ScalingPolicyDeleted(String key) implements Event {}

    /** A period is over: a point was added and the alarms looked at it. */
    record MetricEvaluated(String policyKey, ScalingHistory history) implements Event {}

    record ScalingActivityRecorded(ScalingActivity activity) implements Event {}

    /**
     * So many earlier events are no longer on record, since nothing that they changed still holds. It comes first.
     *
     * @param events 1 or more; the version of the state counts them
     */
    record HistoryCondensed(long events) implements Event {}
}
