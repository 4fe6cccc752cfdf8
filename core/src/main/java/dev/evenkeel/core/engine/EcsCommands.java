package dev.evenkeel.core.engine;

import dev.evenkeel.core.api.ContinueServiceDeploymentRequest;
import dev.evenkeel.core.api.ContinueServiceDeploymentResponse;
import dev.evenkeel.core.api.CreateCapacityProviderRequest;
import dev.evenkeel.core.api.CreateCapacityProviderResponse;
import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.CreateClusterResponse;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.CreateServiceResponse;
import dev.evenkeel.core.api.CreateTaskSetRequest;
import dev.evenkeel.core.api.CreateTaskSetResponse;
import dev.evenkeel.core.api.DeleteAccountSettingRequest;
import dev.evenkeel.core.api.DeleteAccountSettingResponse;
import dev.evenkeel.core.api.DeleteAttributesRequest;
import dev.evenkeel.core.api.DeleteAttributesResponse;
import dev.evenkeel.core.api.DeleteCapacityProviderRequest;
import dev.evenkeel.core.api.DeleteCapacityProviderResponse;
import dev.evenkeel.core.api.DeleteClusterRequest;
import dev.evenkeel.core.api.DeleteClusterResponse;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteServiceResponse;
import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsResponse;
import dev.evenkeel.core.api.DeleteTaskSetRequest;
import dev.evenkeel.core.api.DeleteTaskSetResponse;
import dev.evenkeel.core.api.DeregisterContainerInstanceRequest;
import dev.evenkeel.core.api.DeregisterContainerInstanceResponse;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.api.DeregisterTaskDefinitionResponse;
import dev.evenkeel.core.api.DescribeCapacityProvidersRequest;
import dev.evenkeel.core.api.DescribeCapacityProvidersResponse;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeClustersResponse;
import dev.evenkeel.core.api.DescribeContainerInstancesRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesResponse;
import dev.evenkeel.core.api.DescribeServiceDeploymentsRequest;
import dev.evenkeel.core.api.DescribeServiceDeploymentsResponse;
import dev.evenkeel.core.api.DescribeServiceRevisionsRequest;
import dev.evenkeel.core.api.DescribeServiceRevisionsResponse;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.DescribeServicesResponse;
import dev.evenkeel.core.api.DescribeTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeTaskDefinitionResponse;
import dev.evenkeel.core.api.DescribeTaskSetsRequest;
import dev.evenkeel.core.api.DescribeTaskSetsResponse;
import dev.evenkeel.core.api.ListAccountSettingsRequest;
import dev.evenkeel.core.api.ListAccountSettingsResponse;
import dev.evenkeel.core.api.ListAttributesRequest;
import dev.evenkeel.core.api.ListAttributesResponse;
import dev.evenkeel.core.api.ListClustersRequest;
import dev.evenkeel.core.api.ListClustersResponse;
import dev.evenkeel.core.api.ListContainerInstancesRequest;
import dev.evenkeel.core.api.ListContainerInstancesResponse;
import dev.evenkeel.core.api.ListServiceDeploymentsRequest;
import dev.evenkeel.core.api.ListServiceDeploymentsResponse;
import dev.evenkeel.core.api.ListServicesByNamespaceRequest;
import dev.evenkeel.core.api.ListServicesByNamespaceResponse;
import dev.evenkeel.core.api.ListServicesRequest;
import dev.evenkeel.core.api.ListServicesResponse;
import dev.evenkeel.core.api.ListTagsForResourceRequest;
import dev.evenkeel.core.api.ListTagsForResourceResponse;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesRequest;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesResponse;
import dev.evenkeel.core.api.ListTaskDefinitionsRequest;
import dev.evenkeel.core.api.ListTaskDefinitionsResponse;
import dev.evenkeel.core.api.PutAccountSettingDefaultRequest;
import dev.evenkeel.core.api.PutAccountSettingDefaultResponse;
import dev.evenkeel.core.api.PutAccountSettingRequest;
import dev.evenkeel.core.api.PutAccountSettingResponse;
import dev.evenkeel.core.api.PutAttributesRequest;
import dev.evenkeel.core.api.PutAttributesResponse;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersResponse;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionResponse;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.api.StopServiceDeploymentResponse;
import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.api.TagResourceResponse;
import dev.evenkeel.core.api.UntagResourceRequest;
import dev.evenkeel.core.api.UntagResourceResponse;
import dev.evenkeel.core.api.UpdateCapacityProviderRequest;
import dev.evenkeel.core.api.UpdateCapacityProviderResponse;
import dev.evenkeel.core.api.UpdateClusterRequest;
import dev.evenkeel.core.api.UpdateClusterResponse;
import dev.evenkeel.core.api.UpdateClusterSettingsRequest;
import dev.evenkeel.core.api.UpdateClusterSettingsResponse;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateResponse;
import dev.evenkeel.core.api.UpdateServicePrimaryTaskSetRequest;
import dev.evenkeel.core.api.UpdateServicePrimaryTaskSetResponse;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.api.UpdateServiceResponse;
import dev.evenkeel.core.api.UpdateTaskSetRequest;
import dev.evenkeel.core.api.UpdateTaskSetResponse;
import dev.evenkeel.core.operation.Operations;
import dev.evenkeel.core.port.CommandSessions;
import java.util.Optional;

/** Every operation of ECS as a command of the engine. */
final class EcsCommands extends TaskCommands {
    private final Operations operations;
    private final CommandBus bus;

    EcsCommands(Operations operations, CommandBus bus, Optional<CommandSessions> sessions) {
        super(operations, bus, sessions);
        this.operations = operations;
        this.bus = bus;
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        return bus.run(change -> operations.clusters().createCluster(request, change));
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return bus.run(change -> operations.clusters().deleteCluster(request, change));
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        return bus.run(change -> operations.clusters().describeClusters(request, change));
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        return bus.run(change -> operations.clusters().listClusters(request, change));
    }

    @Override
    public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
        return bus.run(change -> operations.clusters().updateCluster(request, change));
    }

    @Override
    public UpdateClusterSettingsResponse updateClusterSettings(UpdateClusterSettingsRequest request) {
        return bus.run(change -> operations.clusters().updateClusterSettings(request, change));
    }

    @Override
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(PutClusterCapacityProvidersRequest request) {
        return bus.run(change -> operations.capacityProviders().putClusterCapacityProviders(request, change));
    }

    @Override
    public DescribeCapacityProvidersResponse describeCapacityProviders(DescribeCapacityProvidersRequest request) {
        return bus.run(change -> operations.capacityProviders().describeCapacityProviders(request, change));
    }

    @Override
    public CreateCapacityProviderResponse createCapacityProvider(CreateCapacityProviderRequest request) {
        return bus.run(change -> operations.capacityProviders().createCapacityProvider(request, change));
    }

    @Override
    public UpdateCapacityProviderResponse updateCapacityProvider(UpdateCapacityProviderRequest request) {
        return bus.run(change -> operations.capacityProviders().updateCapacityProvider(request, change));
    }

    @Override
    public DeleteCapacityProviderResponse deleteCapacityProvider(DeleteCapacityProviderRequest request) {
        return bus.run(change -> operations.capacityProviders().deleteCapacityProvider(request, change));
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request) {
        return bus.run(change -> operations.taskDefinitions().registerTaskDefinition(request, change));
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(DeregisterTaskDefinitionRequest request) {
        return bus.run(change -> operations.taskDefinitions().deregisterTaskDefinition(request, change));
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request) {
        return bus.run(change -> operations.taskDefinitions().describeTaskDefinition(request, change));
    }

    @Override
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(DeleteTaskDefinitionsRequest request) {
        return bus.run(change -> operations.taskDefinitions().deleteTaskDefinitions(request, change));
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        return bus.run(change -> operations.taskDefinitions().listTaskDefinitions(request, change));
    }

    @Override
    public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(ListTaskDefinitionFamiliesRequest request) {
        return bus.run(change -> operations.taskDefinitions().listTaskDefinitionFamilies(request, change));
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return bus.run(change -> operations.services().createService(request, change));
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return bus.run(change -> operations.services().updateService(request, change));
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        return bus.run(change -> operations.services().deleteService(request, change));
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return bus.run(change -> operations.services().describeServices(request, change));
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        return bus.run(change -> operations.services().listServices(request, change));
    }

    @Override
    public ListServicesByNamespaceResponse listServicesByNamespace(ListServicesByNamespaceRequest request) {
        return bus.run(change -> operations.services().listServicesByNamespace(request, change));
    }

    @Override
    public CreateTaskSetResponse createTaskSet(CreateTaskSetRequest request) {
        return bus.run(change -> operations.taskSets().createTaskSet(request, change));
    }

    @Override
    public UpdateTaskSetResponse updateTaskSet(UpdateTaskSetRequest request) {
        return bus.run(change -> operations.taskSets().updateTaskSet(request, change));
    }

    @Override
    public DeleteTaskSetResponse deleteTaskSet(DeleteTaskSetRequest request) {
        return bus.run(change -> operations.taskSets().deleteTaskSet(request, change));
    }

    @Override
    public DescribeTaskSetsResponse describeTaskSets(DescribeTaskSetsRequest request) {
        return bus.run(change -> operations.taskSets().describeTaskSets(request, change));
    }

    @Override
    public UpdateServicePrimaryTaskSetResponse updateServicePrimaryTaskSet(UpdateServicePrimaryTaskSetRequest request) {
        return bus.run(change -> operations.taskSets().updateServicePrimaryTaskSet(request, change));
    }

    @Override
    public PutAttributesResponse putAttributes(PutAttributesRequest request) {
        return bus.run(change -> operations.attributes().putAttributes(request, change));
    }

    @Override
    public DeleteAttributesResponse deleteAttributes(DeleteAttributesRequest request) {
        return bus.run(change -> operations.attributes().deleteAttributes(request, change));
    }

    @Override
    public ListAttributesResponse listAttributes(ListAttributesRequest request) {
        return bus.run(change -> operations.attributes().listAttributes(request, change));
    }

    @Override
    public ListContainerInstancesResponse listContainerInstances(ListContainerInstancesRequest request) {
        return bus.run(change -> operations.containerInstances().listContainerInstances(request, change));
    }

    @Override
    public DescribeContainerInstancesResponse describeContainerInstances(DescribeContainerInstancesRequest request) {
        return bus.run(change -> operations.containerInstances().describeContainerInstances(request, change));
    }

    @Override
    public UpdateContainerInstancesStateResponse updateContainerInstancesState(
            UpdateContainerInstancesStateRequest request) {
        return bus.run(change -> operations.containerInstances().updateContainerInstancesState(request, change));
    }

    @Override
    public DeregisterContainerInstanceResponse deregisterContainerInstance(DeregisterContainerInstanceRequest request) {
        return bus.run(change -> operations.containerInstances().deregisterContainerInstance(request, change));
    }

    @Override
    public ListServiceDeploymentsResponse listServiceDeployments(ListServiceDeploymentsRequest request) {
        return bus.run(change -> operations.serviceDeployments().listServiceDeployments(request, change));
    }

    @Override
    public DescribeServiceDeploymentsResponse describeServiceDeployments(DescribeServiceDeploymentsRequest request) {
        return bus.run(change -> operations.serviceDeployments().describeServiceDeployments(request, change));
    }

    @Override
    public DescribeServiceRevisionsResponse describeServiceRevisions(DescribeServiceRevisionsRequest request) {
        return bus.run(change -> operations.serviceDeployments().describeServiceRevisions(request, change));
    }

    @Override
    public ContinueServiceDeploymentResponse continueServiceDeployment(ContinueServiceDeploymentRequest request) {
        return bus.run(change -> operations.serviceDeployments().continueServiceDeployment(request, change));
    }

    @Override
    public StopServiceDeploymentResponse stopServiceDeployment(StopServiceDeploymentRequest request) {
        return bus.run(change -> operations.serviceDeployments().stopServiceDeployment(request, change));
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return bus.run(change -> operations.tags().tagResource(request, change));
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return bus.run(change -> operations.tags().untagResource(request, change));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return bus.run(change -> operations.tags().listTagsForResource(request, change));
    }

    @Override
    public PutAccountSettingResponse putAccountSetting(PutAccountSettingRequest request) {
        return bus.run(change -> operations.accountSettings().putAccountSetting(request, change));
    }

    @Override
    public PutAccountSettingDefaultResponse putAccountSettingDefault(PutAccountSettingDefaultRequest request) {
        return bus.run(change -> operations.accountSettings().putAccountSettingDefault(request, change));
    }

    @Override
    public ListAccountSettingsResponse listAccountSettings(ListAccountSettingsRequest request) {
        return bus.run(change -> operations.accountSettings().listAccountSettings(request, change));
    }

    @Override
    public DeleteAccountSettingResponse deleteAccountSetting(DeleteAccountSettingRequest request) {
        return bus.run(change -> operations.accountSettings().deleteAccountSetting(request, change));
    }
}
