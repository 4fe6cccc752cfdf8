package dev.evenkeel.wire;

import dev.evenkeel.core.api.AutoScalingApi;
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
import dev.evenkeel.core.api.DeleteScalingPolicyRequest;
import dev.evenkeel.core.api.DeleteScalingPolicyResponse;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteServiceResponse;
import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsResponse;
import dev.evenkeel.core.api.DeleteTaskSetRequest;
import dev.evenkeel.core.api.DeleteTaskSetResponse;
import dev.evenkeel.core.api.DeregisterContainerInstanceRequest;
import dev.evenkeel.core.api.DeregisterContainerInstanceResponse;
import dev.evenkeel.core.api.DeregisterScalableTargetRequest;
import dev.evenkeel.core.api.DeregisterScalableTargetResponse;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.api.DeregisterTaskDefinitionResponse;
import dev.evenkeel.core.api.DescribeCapacityProvidersRequest;
import dev.evenkeel.core.api.DescribeCapacityProvidersResponse;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeClustersResponse;
import dev.evenkeel.core.api.DescribeContainerInstancesRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesResponse;
import dev.evenkeel.core.api.DescribeScalableTargetsRequest;
import dev.evenkeel.core.api.DescribeScalableTargetsResponse;
import dev.evenkeel.core.api.DescribeScalingActivitiesRequest;
import dev.evenkeel.core.api.DescribeScalingActivitiesResponse;
import dev.evenkeel.core.api.DescribeScalingPoliciesRequest;
import dev.evenkeel.core.api.DescribeScalingPoliciesResponse;
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
import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.DescribeTasksResponse;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.ExecuteCommandRequest;
import dev.evenkeel.core.api.ExecuteCommandResponse;
import dev.evenkeel.core.api.GetTaskProtectionRequest;
import dev.evenkeel.core.api.GetTaskProtectionResponse;
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
import dev.evenkeel.core.api.ListTagsForScalableTargetRequest;
import dev.evenkeel.core.api.ListTagsForScalableTargetResponse;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesRequest;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesResponse;
import dev.evenkeel.core.api.ListTaskDefinitionsRequest;
import dev.evenkeel.core.api.ListTaskDefinitionsResponse;
import dev.evenkeel.core.api.ListTasksRequest;
import dev.evenkeel.core.api.ListTasksResponse;
import dev.evenkeel.core.api.PutAccountSettingDefaultRequest;
import dev.evenkeel.core.api.PutAccountSettingDefaultResponse;
import dev.evenkeel.core.api.PutAccountSettingRequest;
import dev.evenkeel.core.api.PutAccountSettingResponse;
import dev.evenkeel.core.api.PutAttributesRequest;
import dev.evenkeel.core.api.PutAttributesResponse;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersResponse;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.PutScalingPolicyResponse;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterScalableTargetResponse;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionResponse;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.StartTaskResponse;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.api.StopServiceDeploymentResponse;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.StopTaskResponse;
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
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionResponse;
import dev.evenkeel.core.api.UpdateTaskSetRequest;
import dev.evenkeel.core.api.UpdateTaskSetResponse;
import java.util.List;
import java.util.function.BiFunction;

/** Every operation that is offered: its name, its records, and the method that answers it. */
final class OperationTable {
    static final List<Operation<?, ?>> OFFERED = List.of(
            ecs("CreateCluster", CreateClusterRequest.class, CreateClusterResponse.class, EcsApi::createCluster),
            ecs("DeleteCluster", DeleteClusterRequest.class, DeleteClusterResponse.class, EcsApi::deleteCluster),
            ecs(
                    "DescribeClusters",
                    DescribeClustersRequest.class,
                    DescribeClustersResponse.class,
                    EcsApi::describeClusters),
            ecs("ListClusters", ListClustersRequest.class, ListClustersResponse.class, EcsApi::listClusters),
            ecs("UpdateCluster", UpdateClusterRequest.class, UpdateClusterResponse.class, EcsApi::updateCluster),
            ecs(
                    "UpdateClusterSettings",
                    UpdateClusterSettingsRequest.class,
                    UpdateClusterSettingsResponse.class,
                    EcsApi::updateClusterSettings),
            ecs(
                    "PutClusterCapacityProviders",
                    PutClusterCapacityProvidersRequest.class,
                    PutClusterCapacityProvidersResponse.class,
                    EcsApi::putClusterCapacityProviders),
            ecs(
                    "DescribeCapacityProviders",
                    DescribeCapacityProvidersRequest.class,
                    DescribeCapacityProvidersResponse.class,
                    EcsApi::describeCapacityProviders),
            ecs(
                    "CreateCapacityProvider",
                    CreateCapacityProviderRequest.class,
                    CreateCapacityProviderResponse.class,
                    EcsApi::createCapacityProvider),
            ecs(
                    "UpdateCapacityProvider",
                    UpdateCapacityProviderRequest.class,
                    UpdateCapacityProviderResponse.class,
                    EcsApi::updateCapacityProvider),
            ecs(
                    "DeleteCapacityProvider",
                    DeleteCapacityProviderRequest.class,
                    DeleteCapacityProviderResponse.class,
                    EcsApi::deleteCapacityProvider),
            ecs(
                    "RegisterTaskDefinition",
                    RegisterTaskDefinitionRequest.class,
                    RegisterTaskDefinitionResponse.class,
                    EcsApi::registerTaskDefinition),
            ecs(
                    "DeregisterTaskDefinition",
                    DeregisterTaskDefinitionRequest.class,
                    DeregisterTaskDefinitionResponse.class,
                    EcsApi::deregisterTaskDefinition),
            ecs(
                    "DescribeTaskDefinition",
                    DescribeTaskDefinitionRequest.class,
                    DescribeTaskDefinitionResponse.class,
                    EcsApi::describeTaskDefinition),
            ecs(
                    "DeleteTaskDefinitions",
                    DeleteTaskDefinitionsRequest.class,
                    DeleteTaskDefinitionsResponse.class,
                    EcsApi::deleteTaskDefinitions),
            ecs(
                    "ListTaskDefinitions",
                    ListTaskDefinitionsRequest.class,
                    ListTaskDefinitionsResponse.class,
                    EcsApi::listTaskDefinitions),
            ecs(
                    "ListTaskDefinitionFamilies",
                    ListTaskDefinitionFamiliesRequest.class,
                    ListTaskDefinitionFamiliesResponse.class,
                    EcsApi::listTaskDefinitionFamilies),
            ecs("CreateService", CreateServiceRequest.class, CreateServiceResponse.class, EcsApi::createService),
            ecs("UpdateService", UpdateServiceRequest.class, UpdateServiceResponse.class, EcsApi::updateService),
            ecs("DeleteService", DeleteServiceRequest.class, DeleteServiceResponse.class, EcsApi::deleteService),
            ecs(
                    "DescribeServices",
                    DescribeServicesRequest.class,
                    DescribeServicesResponse.class,
                    EcsApi::describeServices),
            ecs("ListServices", ListServicesRequest.class, ListServicesResponse.class, EcsApi::listServices),
            ecs(
                    "ListServicesByNamespace",
                    ListServicesByNamespaceRequest.class,
                    ListServicesByNamespaceResponse.class,
                    EcsApi::listServicesByNamespace),
            ecs("RunTask", RunTaskRequest.class, RunTaskResponse.class, EcsApi::runTask),
            ecs("StartTask", StartTaskRequest.class, StartTaskResponse.class, EcsApi::startTask),
            ecs("StopTask", StopTaskRequest.class, StopTaskResponse.class, EcsApi::stopTask),
            ecs("ExecuteCommand", ExecuteCommandRequest.class, ExecuteCommandResponse.class, EcsApi::executeCommand),
            ecs("DescribeTasks", DescribeTasksRequest.class, DescribeTasksResponse.class, EcsApi::describeTasks),
            ecs("ListTasks", ListTasksRequest.class, ListTasksResponse.class, EcsApi::listTasks),
            ecs(
                    "GetTaskProtection",
                    GetTaskProtectionRequest.class,
                    GetTaskProtectionResponse.class,
                    EcsApi::getTaskProtection),
            ecs(
                    "UpdateTaskProtection",
                    UpdateTaskProtectionRequest.class,
                    UpdateTaskProtectionResponse.class,
                    EcsApi::updateTaskProtection),
            ecs("CreateTaskSet", CreateTaskSetRequest.class, CreateTaskSetResponse.class, EcsApi::createTaskSet),
            ecs("UpdateTaskSet", UpdateTaskSetRequest.class, UpdateTaskSetResponse.class, EcsApi::updateTaskSet),
            ecs("DeleteTaskSet", DeleteTaskSetRequest.class, DeleteTaskSetResponse.class, EcsApi::deleteTaskSet),
            ecs(
                    "DescribeTaskSets",
                    DescribeTaskSetsRequest.class,
                    DescribeTaskSetsResponse.class,
                    EcsApi::describeTaskSets),
            ecs(
                    "UpdateServicePrimaryTaskSet",
                    UpdateServicePrimaryTaskSetRequest.class,
                    UpdateServicePrimaryTaskSetResponse.class,
                    EcsApi::updateServicePrimaryTaskSet),
            ecs("PutAttributes", PutAttributesRequest.class, PutAttributesResponse.class, EcsApi::putAttributes),
            ecs(
                    "DeleteAttributes",
                    DeleteAttributesRequest.class,
                    DeleteAttributesResponse.class,
                    EcsApi::deleteAttributes),
            ecs("ListAttributes", ListAttributesRequest.class, ListAttributesResponse.class, EcsApi::listAttributes),
            ecs(
                    "ListContainerInstances",
                    ListContainerInstancesRequest.class,
                    ListContainerInstancesResponse.class,
                    EcsApi::listContainerInstances),
            ecs(
                    "DescribeContainerInstances",
                    DescribeContainerInstancesRequest.class,
                    DescribeContainerInstancesResponse.class,
                    EcsApi::describeContainerInstances),
            ecs(
                    "UpdateContainerInstancesState",
                    UpdateContainerInstancesStateRequest.class,
                    UpdateContainerInstancesStateResponse.class,
                    EcsApi::updateContainerInstancesState),
            ecs(
                    "DeregisterContainerInstance",
                    DeregisterContainerInstanceRequest.class,
                    DeregisterContainerInstanceResponse.class,
                    EcsApi::deregisterContainerInstance),
            ecs(
                    "ListServiceDeployments",
                    ListServiceDeploymentsRequest.class,
                    ListServiceDeploymentsResponse.class,
                    EcsApi::listServiceDeployments),
            ecs(
                    "DescribeServiceDeployments",
                    DescribeServiceDeploymentsRequest.class,
                    DescribeServiceDeploymentsResponse.class,
                    EcsApi::describeServiceDeployments),
            ecs(
                    "DescribeServiceRevisions",
                    DescribeServiceRevisionsRequest.class,
                    DescribeServiceRevisionsResponse.class,
                    EcsApi::describeServiceRevisions),
            ecs(
                    "ContinueServiceDeployment",
                    ContinueServiceDeploymentRequest.class,
                    ContinueServiceDeploymentResponse.class,
                    EcsApi::continueServiceDeployment),
            ecs(
                    "StopServiceDeployment",
                    StopServiceDeploymentRequest.class,
                    StopServiceDeploymentResponse.class,
                    EcsApi::stopServiceDeployment),
            ecs("TagResource", TagResourceRequest.class, TagResourceResponse.class, EcsApi::tagResource),
            ecs("UntagResource", UntagResourceRequest.class, UntagResourceResponse.class, EcsApi::untagResource),
            ecs(
                    "ListTagsForResource",
                    ListTagsForResourceRequest.class,
                    ListTagsForResourceResponse.class,
                    EcsApi::listTagsForResource),
            ecs(
                    "PutAccountSetting",
                    PutAccountSettingRequest.class,
                    PutAccountSettingResponse.class,
                    EcsApi::putAccountSetting),
            ecs(
                    "PutAccountSettingDefault",
                    PutAccountSettingDefaultRequest.class,
                    PutAccountSettingDefaultResponse.class,
                    EcsApi::putAccountSettingDefault),
            ecs(
                    "ListAccountSettings",
                    ListAccountSettingsRequest.class,
                    ListAccountSettingsResponse.class,
                    EcsApi::listAccountSettings),
            ecs(
                    "DeleteAccountSetting",
                    DeleteAccountSettingRequest.class,
                    DeleteAccountSettingResponse.class,
                    EcsApi::deleteAccountSetting),
            scaling(
                    "RegisterScalableTarget",
                    RegisterScalableTargetRequest.class,
                    RegisterScalableTargetResponse.class,
                    AutoScalingApi::registerScalableTarget),
            scaling(
                    "DescribeScalableTargets",
                    DescribeScalableTargetsRequest.class,
                    DescribeScalableTargetsResponse.class,
                    AutoScalingApi::describeScalableTargets),
            scaling(
                    "DeregisterScalableTarget",
                    DeregisterScalableTargetRequest.class,
                    DeregisterScalableTargetResponse.class,
                    AutoScalingApi::deregisterScalableTarget),
            scaling(
                    "PutScalingPolicy",
                    PutScalingPolicyRequest.class,
                    PutScalingPolicyResponse.class,
                    AutoScalingApi::putScalingPolicy),
            scaling(
                    "DescribeScalingPolicies",
                    DescribeScalingPoliciesRequest.class,
                    DescribeScalingPoliciesResponse.class,
                    AutoScalingApi::describeScalingPolicies),
            scaling(
                    "DeleteScalingPolicy",
                    DeleteScalingPolicyRequest.class,
                    DeleteScalingPolicyResponse.class,
                    AutoScalingApi::deleteScalingPolicy),
            scaling(
                    "DescribeScalingActivities",
                    DescribeScalingActivitiesRequest.class,
                    DescribeScalingActivitiesResponse.class,
                    AutoScalingApi::describeScalingActivities),
            scaling(
                    "ListTagsForResource",
                    ListTagsForScalableTargetRequest.class,
                    ListTagsForScalableTargetResponse.class,
                    AutoScalingApi::listTagsForScalableTarget));

    private OperationTable() {}

    private static <Q extends Record, R extends Record> Operation<Q, R> ecs(
            String name, Class<Q> request, Class<R> response, BiFunction<EcsApi, Q, R> method) {
        return new Operation<>(AwsService.ECS, name, request, response, (ecs, scaling, q) -> method.apply(ecs, q));
    }

    private static <Q extends Record, R extends Record> Operation<Q, R> scaling(
            String name, Class<Q> request, Class<R> response, BiFunction<AutoScalingApi, Q, R> method) {
        return new Operation<>(
                AwsService.APPLICATION_AUTOSCALING,
                name,
                request,
                response,
                (ecs, scaling, q) -> method.apply(scaling, q));
    }
}
