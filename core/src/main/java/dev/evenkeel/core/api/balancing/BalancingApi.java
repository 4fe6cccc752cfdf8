package dev.evenkeel.core.api.balancing;

/**
 * The operations of Elastic Load Balancing, version 2, that services need, one method each. Same promises as
 * {@link dev.evenkeel.core.api.EcsApi}.
 */
public interface BalancingApi {
    CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request);

    DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request);

    DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request);

    DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request);

    ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(ModifyLoadBalancerAttributesRequest request);

    SetSubnetsResponse setSubnets(SetSubnetsRequest request);

    SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request);

    SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request);

    DescribeCapacityReservationResponse describeCapacityReservation(DescribeCapacityReservationRequest request);

    CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request);

    DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request);

    ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request);

    DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request);

    DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(DescribeTargetGroupAttributesRequest request);

    ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(ModifyTargetGroupAttributesRequest request);

    RegisterTargetsResponse registerTargets(RegisterTargetsRequest request);

    DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request);

    DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request);

    CreateListenerResponse createListener(CreateListenerRequest request);

    DescribeListenersResponse describeListeners(DescribeListenersRequest request);

    ModifyListenerResponse modifyListener(ModifyListenerRequest request);

    DeleteListenerResponse deleteListener(DeleteListenerRequest request);

    DescribeListenerAttributesResponse describeListenerAttributes(DescribeListenerAttributesRequest request);

    ModifyListenerAttributesResponse modifyListenerAttributes(ModifyListenerAttributesRequest request);

    CreateRuleResponse createRule(CreateRuleRequest request);

    DescribeRulesResponse describeRules(DescribeRulesRequest request);

    ModifyRuleResponse modifyRule(ModifyRuleRequest request);

    DeleteRuleResponse deleteRule(DeleteRuleRequest request);

    SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request);

    AddTagsResponse addTags(AddTagsRequest request);

    RemoveTagsResponse removeTags(RemoveTagsRequest request);

    DescribeTagsResponse describeTags(DescribeTagsRequest request);

    DescribeAccountLimitsResponse describeAccountLimits(DescribeAccountLimitsRequest request);
}
