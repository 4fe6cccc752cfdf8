package dev.evenkeel.core.operation;

import dev.evenkeel.core.placement.Placement;

/** The operations, by the kind of resource that they are about. */
public final class Operations {
    private final ClusterOperations clusters = new ClusterOperations();
    private final CapacityProviderOperations capacityProviders = new CapacityProviderOperations();
    private final TaskDefinitionOperations taskDefinitions = new TaskDefinitionOperations();
    private final ServiceOperations services;
    private final TaskOperations tasks;
    private final CommandOperations commands = new CommandOperations();
    private final TaskProtectionOperations taskProtection = new TaskProtectionOperations();
    private final TaskSetOperations taskSets;
    private final ContainerInstanceOperations containerInstances = new ContainerInstanceOperations();
    private final ServiceDeploymentOperations serviceDeployments = new ServiceDeploymentOperations();
    private final TagOperations tags = new TagOperations();
    private final AccountSettingOperations accountSettings = new AccountSettingOperations();
    private final AttributeOperations attributes = new AttributeOperations();
    private final ScalingOperations scaling = new ScalingOperations();

    public Operations(Placement placement) {
        services = new ServiceOperations(placement);
        tasks = new TaskOperations(placement);
        taskSets = new TaskSetOperations(placement);
    }

    public ClusterOperations clusters() {
        return clusters;
    }

    public CapacityProviderOperations capacityProviders() {
        return capacityProviders;
    }

    public TaskDefinitionOperations taskDefinitions() {
        return taskDefinitions;
    }

    public ServiceOperations services() {
        return services;
    }

    public TaskOperations tasks() {
        return tasks;
    }

    public CommandOperations commands() {
        return commands;
    }

    public TaskProtectionOperations taskProtection() {
        return taskProtection;
    }

    public TaskSetOperations taskSets() {
        return taskSets;
    }

    public ContainerInstanceOperations containerInstances() {
        return containerInstances;
    }

    public ServiceDeploymentOperations serviceDeployments() {
        return serviceDeployments;
    }

    public TagOperations tags() {
        return tags;
    }

    public AccountSettingOperations accountSettings() {
        return accountSettings;
    }

    public ScalingOperations scaling() {
        return scaling;
    }

    public AttributeOperations attributes() {
        return attributes;
    }
}
