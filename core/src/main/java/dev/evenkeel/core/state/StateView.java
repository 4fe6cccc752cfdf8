package dev.evenkeel.core.state;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.CapacityScaling;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceRevision;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.event.TokenUse;
import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.TaskNeeds;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.scaling.ScalingPolicy;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ZoneMove;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that is known of one region, to read. Collections are views of the live state in a fixed order: sorted by name, or
 * in the order in which things were created.
 */
public interface StateView {

    /** Grows by one with each event. */
    long version();

    Optional<Cluster> cluster(String name);

    /** Sorted by name; INACTIVE ones too. */
    Collection<Cluster> clusters();

    Optional<TaskDefinition> taskDefinition(TaskDefinitionArn arn);

    /** What a task of a definition reserves when nothing of it is overridden. */
    Optional<TaskNeeds> taskNeeds(TaskDefinitionArn arn);

    /** The newest ACTIVE revision of a family. */
    Optional<TaskDefinition> latestActive(String family);

    /** Every revision, sorted by family and then by number. */
    Collection<TaskDefinition> taskDefinitions();

    /** The number that the next revision of a family gets; 1 for a new family. Numbers are never used again. */
    int nextRevision(String family);

    Optional<Service> service(ServiceArn arn);

    /** Sorted by ARN; INACTIVE ones too. */
    Collection<Service> services();

    Optional<Task> task(TaskArn arn);

    /** In the order of creation. */
    Collection<Task> tasks();

    /** The tasks of a service by deployment and condition, live; never to be walked through to count them. */
    ServiceTasks tasksOf(ServiceArn service);

    /** How many tasks are not where they are wanted: RUNNING, or STOPPED. */
    int unsettledTasks();

    /** The tasks on an instance that have not stopped, in the order of creation. */
    Collection<Task> tasksOn(ContainerInstanceArn instance);

    /** The instances of a cluster as sets, for placement; out of date with the next event. */
    InstanceIndex instanceIndex(String clusterName);

    /** How many of the tasks on an instance are of a group and wanted. */
    int tasksOfGroup(ContainerInstanceArn instance, String group);

    Optional<ContainerInstance> containerInstance(ContainerInstanceArn arn);

    /** The instances of a cluster, sorted by ARN. */
    Collection<ContainerInstance> containerInstances(String clusterName);

    /** An instance that left its cluster a while ago. */
    Optional<ContainerInstance> inactiveInstance(ContainerInstanceArn arn);

    /** All that left their clusters and are still described, sorted by ARN. */
    Collection<ContainerInstance> inactiveInstances();

    /** A provider that was created; FARGATE and FARGATE_SPOT are not among these. */
    Optional<CapacityProvider> capacityProvider(String name);

    /** Sorted by name. */
    Collection<CapacityProvider> capacityProviders();

    /** What managed scaling has come to; empty for a provider that was not evaluated in the cluster yet. */
    Optional<CapacityScaling> capacityScaling(String clusterName, String capacityProvider);

    /** Whether FARGATE, or FARGATE_SPOT, takes new tasks at present. */
    boolean hasFargateCapacity(String capacityProvider);

    /** The names of the clusters in which tasks wait for an instance, in the order in which they came to have some. */
    Collection<String> clustersWithWaitingTasks();

    /** The tasks of a cluster that wait for an instance, with what they ask of it, in the order in which they came. */
    Map<TaskArn, PlacementRequest> waitingTasks(String clusterName);

    /** What is free on an instance: registered less what its tasks reserve; ports are the ones taken. */
    Resources remaining(ContainerInstanceArn instance);

    /** Until when a task is kept from scale-in and deployments; empty when it is not. What is on record counts, not the clock. */
    Optional<Instant> protectedUntil(TaskArn task);

    /** How many tasks of a service are protected. */
    int protectedTasks(ServiceArn service);

    /** The protection that ends first. */
    Optional<ProtectionEnd> nextProtectionEnd();

    /** The move between availability zones that a service is at. */
    Optional<ZoneMove> zoneMove(ServiceArn service);

    /** The task sets of a service in the order of creation, DRAINING ones too. */
    List<TaskSet> taskSets(ServiceArn service);

    Optional<ServiceDeployment> serviceDeployment(String arn);

    /** The history of a service's deployments, newest first. */
    List<ServiceDeployment> serviceDeployments(ServiceArn service);

    Optional<ServiceRevision> serviceRevision(String arn);

    /** The service's newest deployment in stages, under way or over; empty when it never had one. */
    Optional<StagedDeployment> staged(ServiceArn service);

    /** How far a deployment of the history came in stages; empty when it had none. */
    Optional<StagedDeployment> staged(String serviceDeploymentArn);

    /** The targets of a task, in the order in which they were registered; none where there is no router. */
    List<Target> targetsOf(TaskArn task);

    /** Whether a task is to stop, and its stop signal waits until its targets have drained. */
    boolean isDraining(TaskArn task);

    /** The tasks of a service that a user has stopped and that are still draining. */
    Collection<TaskArn> leaving(ServiceArn service);

    /** How a service's requests are divided, one for each listener rule that a deployment has moved. */
    List<TrafficSplit> trafficSplits(ServiceArn service);

    /** The targets that services have in a target group, in the order in which their tasks came to have any. */
    Collection<Target> targetsIn(String targetGroupArn);

    /** Load balancers, listeners, rules and target groups. */
    Balancing balancing();

    List<Tag> tags(String resourceArn);

    /** What was set by a principal, by name of the setting. */
    SortedMap<String, String> accountSettings(String principalArn);

    Optional<TokenUse> token(String key);

    /** Every token that is remembered, oldest first. */
    SortedMap<String, TokenUse> tokens();

    Optional<ScalableTarget> scalableTarget(String resourceId);

    Collection<ScalableTarget> scalableTargets();

    /** The policies of a target, sorted by name. */
    List<ScalingPolicy> scalingPolicies(String resourceId);

    /** Every policy, sorted by target and name. */
    Collection<ScalingPolicy> scalingPolicies();

    /** Newest first. */
    List<ScalingActivity> scalingActivities(String resourceId);
}
