package dev.evenkeel.core.api;

/**
 * The operations of Amazon ECS, one method each.
 *
 * <p>Every method answers what ECS would, or throws an {@link dev.evenkeel.core.error.EcsException} that carries ECS's
 * error code and text and has changed nothing. An implementation says on which thread it may be called.
 */
public interface EcsApi {
    CreateClusterResponse createCluster(CreateClusterRequest request);

    DeleteClusterResponse deleteCluster(DeleteClusterRequest request);

    DescribeClustersResponse describeClusters(DescribeClustersRequest request);

    ListClustersResponse listClusters(ListClustersRequest request);

    UpdateClusterResponse updateCluster(UpdateClusterRequest request);

    UpdateClusterSettingsResponse updateClusterSettings(UpdateClusterSettingsRequest request);

    PutClusterCapacityProvidersResponse putClusterCapacityProviders(PutClusterCapacityProvidersRequest request);

    DescribeCapacityProvidersResponse describeCapacityProviders(DescribeCapacityProvidersRequest request);

    CreateCapacityProviderResponse createCapacityProvider(CreateCapacityProviderRequest request);

    UpdateCapacityProviderResponse updateCapacityProvider(UpdateCapacityProviderRequest request);

    DeleteCapacityProviderResponse deleteCapacityProvider(DeleteCapacityProviderRequest request);

    RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request);

    DeregisterTaskDefinitionResponse deregisterTaskDefinition(DeregisterTaskDefinitionRequest request);

    DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request);

    DeleteTaskDefinitionsResponse deleteTaskDefinitions(DeleteTaskDefinitionsRequest request);

    ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request);

    ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(ListTaskDefinitionFamiliesRequest request);

    CreateServiceResponse createService(CreateServiceRequest request);

    UpdateServiceResponse updateService(UpdateServiceRequest request);

    DeleteServiceResponse deleteService(DeleteServiceRequest request);

    DescribeServicesResponse describeServices(DescribeServicesRequest request);

    ListServicesResponse listServices(ListServicesRequest request);

    ListServicesByNamespaceResponse listServicesByNamespace(ListServicesByNamespaceRequest request);

    RunTaskResponse runTask(RunTaskRequest request);

    StartTaskResponse startTask(StartTaskRequest request);

    StopTaskResponse stopTask(StopTaskRequest request);

    ExecuteCommandResponse executeCommand(ExecuteCommandRequest request);

    DescribeTasksResponse describeTasks(DescribeTasksRequest request);

    ListTasksResponse listTasks(ListTasksRequest request);

    GetTaskProtectionResponse getTaskProtection(GetTaskProtectionRequest request);

    UpdateTaskProtectionResponse updateTaskProtection(UpdateTaskProtectionRequest request);

    CreateTaskSetResponse createTaskSet(CreateTaskSetRequest request);

    UpdateTaskSetResponse updateTaskSet(UpdateTaskSetRequest request);

    DeleteTaskSetResponse deleteTaskSet(DeleteTaskSetRequest request);

    DescribeTaskSetsResponse describeTaskSets(DescribeTaskSetsRequest request);

    UpdateServicePrimaryTaskSetResponse updateServicePrimaryTaskSet(UpdateServicePrimaryTaskSetRequest request);

    PutAttributesResponse putAttributes(PutAttributesRequest request);

    DeleteAttributesResponse deleteAttributes(DeleteAttributesRequest request);

    ListAttributesResponse listAttributes(ListAttributesRequest request);

    ListContainerInstancesResponse listContainerInstances(ListContainerInstancesRequest request);

    DescribeContainerInstancesResponse describeContainerInstances(DescribeContainerInstancesRequest request);

    UpdateContainerInstancesStateResponse updateContainerInstancesState(UpdateContainerInstancesStateRequest request);

    DeregisterContainerInstanceResponse deregisterContainerInstance(DeregisterContainerInstanceRequest request);

    ListServiceDeploymentsResponse listServiceDeployments(ListServiceDeploymentsRequest request);

    DescribeServiceDeploymentsResponse describeServiceDeployments(DescribeServiceDeploymentsRequest request);

    DescribeServiceRevisionsResponse describeServiceRevisions(DescribeServiceRevisionsRequest request);

    ContinueServiceDeploymentResponse continueServiceDeployment(ContinueServiceDeploymentRequest request);

    StopServiceDeploymentResponse stopServiceDeployment(StopServiceDeploymentRequest request);

    TagResourceResponse tagResource(TagResourceRequest request);

    UntagResourceResponse untagResource(UntagResourceRequest request);

    ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request);

    PutAccountSettingResponse putAccountSetting(PutAccountSettingRequest request);

    PutAccountSettingDefaultResponse putAccountSettingDefault(PutAccountSettingDefaultRequest request);

    ListAccountSettingsResponse listAccountSettings(ListAccountSettingsRequest request);

    DeleteAccountSettingResponse deleteAccountSetting(DeleteAccountSettingRequest request);
}
