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
import dev.evenkeel.core.fleet.Fleet;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known of one region, to be read. What may change it is {@link State} alone. */
abstract class RecordedState implements StateView {
    final SortedMap<String, Cluster> clusters = new TreeMap<>();
    final TaskDefinitionTable taskDefinitions = new TaskDefinitionTable();
    final ServiceTable services = new ServiceTable();
    final TaskTable tasks = new TaskTable();
    final InstanceTable instances = new InstanceTable();
    final TargetTable targets = new TargetTable();
    final BalancingTable balancing = new BalancingTable();
    final ProtectionTable protections = new ProtectionTable();
    final CapacityTable capacity = new CapacityTable();
    final ScalingTable scaling = new ScalingTable();
    final Map<String, List<Tag>> tags = new LinkedHashMap<>();
    final SortedMap<String, SortedMap<String, String>> accountSettings = new TreeMap<>();
    final SortedMap<String, TokenUse> tokens = new TreeMap<>();
    long version;

    @Override
    public long version() {
        return version;
    }

    @Override
    public Optional<Cluster> cluster(String name) {
        return Optional.ofNullable(clusters.get(name));
    }

    @Override
    public Collection<Cluster> clusters() {
        return Collections.unmodifiableCollection(clusters.values());
    }

    @Override
    public Optional<TaskDefinition> taskDefinition(TaskDefinitionArn arn) {
        return taskDefinitions.find(arn);
    }

    @Override
    public Optional<TaskNeeds> taskNeeds(TaskDefinitionArn arn) {
        return taskDefinitions.needs(arn);
    }

    @Override
    public Optional<TaskDefinition> latestActive(String family) {
        return taskDefinitions.latestActive(family);
    }

    @Override
    public Collection<TaskDefinition> taskDefinitions() {
        return taskDefinitions.all();
    }

    @Override
    public int nextRevision(String family) {
        return taskDefinitions.nextRevision(family);
    }

    @Override
    public Optional<Service> service(ServiceArn arn) {
        return Optional.ofNullable(services.service(arn));
    }

    @Override
    public Collection<Service> services() {
        return services.services();
    }

    @Override
    public Optional<Task> task(TaskArn arn) {
        return Optional.ofNullable(tasks.task(arn));
    }

    @Override
    public Collection<Task> tasks() {
        return tasks.tasks();
    }

    @Override
    public ServiceTasks tasksOf(ServiceArn service) {
        return tasks.tasksOf(service);
    }

    @Override
    public int unsettledTasks() {
        return tasks.unsettled();
    }

    @Override
    public Collection<Task> tasksOn(ContainerInstanceArn instance) {
        return fleet(instance).tasksOn(instance);
    }

    @Override
    public InstanceIndex instanceIndex(String clusterName) {
        return instances.fleet(clusterName).index();
    }

    final Fleet fleet(ContainerInstanceArn instance) {
        return instances.fleet(instance.clusterName());
    }

    @Override
    public int tasksOfGroup(ContainerInstanceArn instance, String group) {
        return fleet(instance).tasksOfGroup(instance, group);
    }

    @Override
    public Optional<ContainerInstance> containerInstance(ContainerInstanceArn arn) {
        return Optional.ofNullable(instances.instance(arn));
    }

    @Override
    public Collection<ContainerInstance> containerInstances(String clusterName) {
        return instances.fleet(clusterName).instances();
    }

    @Override
    public Optional<ContainerInstance> inactiveInstance(ContainerInstanceArn arn) {
        return Optional.ofNullable(capacity.inactive(arn));
    }

    @Override
    public Collection<ContainerInstance> inactiveInstances() {
        return capacity.inactive();
    }

    @Override
    public Optional<CapacityScaling> capacityScaling(String clusterName, String capacityProvider) {
        return Optional.ofNullable(capacity.scaling(clusterName, capacityProvider));
    }

    @Override
    public Collection<String> clustersWithWaitingTasks() {
        return capacity.clustersWaiting();
    }

    @Override
    public Map<TaskArn, PlacementRequest> waitingTasks(String clusterName) {
        return capacity.waiting(clusterName);
    }

    @Override
    public boolean hasFargateCapacity(String capacityProvider) {
        return capacity.hasFargate(capacityProvider);
    }

    @Override
    public Optional<CapacityProvider> capacityProvider(String name) {
        return Optional.ofNullable(capacity.provider(name));
    }

    @Override
    public Collection<CapacityProvider> capacityProviders() {
        return capacity.providers();
    }

    @Override
    public Resources remaining(ContainerInstanceArn instance) {
        return fleet(instance).remaining(instance);
    }

    @Override
    public Optional<Instant> protectedUntil(TaskArn task) {
        return protections.until(task);
    }

    @Override
    public int protectedTasks(ServiceArn service) {
        return protections.count(service);
    }

    @Override
    public Optional<ProtectionEnd> nextProtectionEnd() {
        return protections.next();
    }

    @Override
    public Optional<ZoneMove> zoneMove(ServiceArn service) {
        return services.zoneMove(service);
    }

    @Override
    public List<TaskSet> taskSets(ServiceArn service) {
        return services.taskSets(service);
    }

    @Override
    public Optional<ServiceDeployment> serviceDeployment(String arn) {
        return Optional.ofNullable(services.history(arn));
    }

    @Override
    public List<ServiceDeployment> serviceDeployments(ServiceArn service) {
        return services.histories(service);
    }

    @Override
    public Optional<ServiceRevision> serviceRevision(String arn) {
        return Optional.ofNullable(services.revision(arn));
    }

    @Override
    public Optional<StagedDeployment> staged(ServiceArn service) {
        return Optional.ofNullable(services.staged(service));
    }

    @Override
    public Optional<StagedDeployment> staged(String serviceDeploymentArn) {
        return Optional.ofNullable(services.staged(serviceDeploymentArn));
    }

    @Override
    public List<Target> targetsOf(TaskArn task) {
        return targets.of(task);
    }

    @Override
    public boolean isDraining(TaskArn task) {
        return targets.isDraining(task);
    }

    @Override
    public Collection<TaskArn> leaving(ServiceArn service) {
        return targets.leaving(service);
    }

    @Override
    public List<TrafficSplit> trafficSplits(ServiceArn service) {
        return targets.splits(service);
    }

    @Override
    public Collection<Target> targetsIn(String targetGroupArn) {
        return targets.in(targetGroupArn);
    }

    @Override
    public Balancing balancing() {
        return balancing;
    }

    @Override
    public List<Tag> tags(String resourceArn) {
        return tags.getOrDefault(resourceArn, List.of());
    }

    @Override
    public SortedMap<String, String> accountSettings(String principalArn) {
        return Collections.unmodifiableSortedMap(
                accountSettings.getOrDefault(principalArn, Collections.emptySortedMap()));
    }

    @Override
    public Optional<TokenUse> token(String key) {
        return Optional.ofNullable(tokens.get(key));
    }

    @Override
    public SortedMap<String, TokenUse> tokens() {
        return Collections.unmodifiableSortedMap(tokens);
    }

    @Override
    public Optional<ScalableTarget> scalableTarget(String resourceId) {
        return Optional.ofNullable(scaling.target(resourceId));
    }

    @Override
    public Collection<ScalableTarget> scalableTargets() {
        return scaling.targets();
    }

    @Override
    public List<ScalingPolicy> scalingPolicies(String resourceId) {
        return scaling.policies(resourceId);
    }

    @Override
    public Collection<ScalingPolicy> scalingPolicies() {
        return scaling.policies();
    }

    @Override
    public List<ScalingActivity> scalingActivities(String resourceId) {
        return scaling.activities(resourceId);
    }
}
