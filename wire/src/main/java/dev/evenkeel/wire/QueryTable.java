package dev.evenkeel.wire;

import dev.evenkeel.core.api.balancing.AddTagsRequest;
import dev.evenkeel.core.api.balancing.AddTagsResponse;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.api.balancing.CreateListenerRequest;
import dev.evenkeel.core.api.balancing.CreateListenerResponse;
import dev.evenkeel.core.api.balancing.CreateLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.CreateLoadBalancerResponse;
import dev.evenkeel.core.api.balancing.CreateRuleRequest;
import dev.evenkeel.core.api.balancing.CreateRuleResponse;
import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.api.balancing.CreateTargetGroupResponse;
import dev.evenkeel.core.api.balancing.DeleteListenerRequest;
import dev.evenkeel.core.api.balancing.DeleteListenerResponse;
import dev.evenkeel.core.api.balancing.DeleteLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.DeleteLoadBalancerResponse;
import dev.evenkeel.core.api.balancing.DeleteRuleRequest;
import dev.evenkeel.core.api.balancing.DeleteRuleResponse;
import dev.evenkeel.core.api.balancing.DeleteTargetGroupRequest;
import dev.evenkeel.core.api.balancing.DeleteTargetGroupResponse;
import dev.evenkeel.core.api.balancing.DeregisterTargetsRequest;
import dev.evenkeel.core.api.balancing.DeregisterTargetsResponse;
import dev.evenkeel.core.api.balancing.DescribeAccountLimitsRequest;
import dev.evenkeel.core.api.balancing.DescribeAccountLimitsResponse;
import dev.evenkeel.core.api.balancing.DescribeCapacityReservationRequest;
import dev.evenkeel.core.api.balancing.DescribeCapacityReservationResponse;
import dev.evenkeel.core.api.balancing.DescribeListenerAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeListenerAttributesResponse;
import dev.evenkeel.core.api.balancing.DescribeListenersRequest;
import dev.evenkeel.core.api.balancing.DescribeListenersResponse;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancerAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancerAttributesResponse;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancersRequest;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancersResponse;
import dev.evenkeel.core.api.balancing.DescribeRulesRequest;
import dev.evenkeel.core.api.balancing.DescribeRulesResponse;
import dev.evenkeel.core.api.balancing.DescribeTagsRequest;
import dev.evenkeel.core.api.balancing.DescribeTagsResponse;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupAttributesResponse;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupsRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupsResponse;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthResponse;
import dev.evenkeel.core.api.balancing.ModifyListenerAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyListenerAttributesResponse;
import dev.evenkeel.core.api.balancing.ModifyListenerRequest;
import dev.evenkeel.core.api.balancing.ModifyListenerResponse;
import dev.evenkeel.core.api.balancing.ModifyLoadBalancerAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyLoadBalancerAttributesResponse;
import dev.evenkeel.core.api.balancing.ModifyRuleRequest;
import dev.evenkeel.core.api.balancing.ModifyRuleResponse;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupAttributesResponse;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupResponse;
import dev.evenkeel.core.api.balancing.RegisterTargetsRequest;
import dev.evenkeel.core.api.balancing.RegisterTargetsResponse;
import dev.evenkeel.core.api.balancing.RemoveTagsRequest;
import dev.evenkeel.core.api.balancing.RemoveTagsResponse;
import dev.evenkeel.core.api.balancing.SetIpAddressTypeRequest;
import dev.evenkeel.core.api.balancing.SetIpAddressTypeResponse;
import dev.evenkeel.core.api.balancing.SetRulePrioritiesRequest;
import dev.evenkeel.core.api.balancing.SetRulePrioritiesResponse;
import dev.evenkeel.core.api.balancing.SetSecurityGroupsRequest;
import dev.evenkeel.core.api.balancing.SetSecurityGroupsResponse;
import dev.evenkeel.core.api.balancing.SetSubnetsRequest;
import dev.evenkeel.core.api.balancing.SetSubnetsResponse;
import java.util.List;

/** Every operation of Elastic Load Balancing that is offered: its name, its records, and the method that answers it. */
final class QueryTable {
    static final List<QueryOperation<?, ?>> OFFERED = List.of(
            new QueryOperation<>(
                    "CreateLoadBalancer",
                    CreateLoadBalancerRequest.class,
                    CreateLoadBalancerResponse.class,
                    BalancingApi::createLoadBalancer),
            new QueryOperation<>(
                    "DescribeLoadBalancers",
                    DescribeLoadBalancersRequest.class,
                    DescribeLoadBalancersResponse.class,
                    BalancingApi::describeLoadBalancers),
            new QueryOperation<>(
                    "DeleteLoadBalancer",
                    DeleteLoadBalancerRequest.class,
                    DeleteLoadBalancerResponse.class,
                    BalancingApi::deleteLoadBalancer),
            new QueryOperation<>(
                    "DescribeLoadBalancerAttributes",
                    DescribeLoadBalancerAttributesRequest.class,
                    DescribeLoadBalancerAttributesResponse.class,
                    BalancingApi::describeLoadBalancerAttributes),
            new QueryOperation<>(
                    "ModifyLoadBalancerAttributes",
                    ModifyLoadBalancerAttributesRequest.class,
                    ModifyLoadBalancerAttributesResponse.class,
                    BalancingApi::modifyLoadBalancerAttributes),
            new QueryOperation<>(
                    "SetSubnets", SetSubnetsRequest.class, SetSubnetsResponse.class, BalancingApi::setSubnets),
            new QueryOperation<>(
                    "SetSecurityGroups",
                    SetSecurityGroupsRequest.class,
                    SetSecurityGroupsResponse.class,
                    BalancingApi::setSecurityGroups),
            new QueryOperation<>(
                    "SetIpAddressType",
                    SetIpAddressTypeRequest.class,
                    SetIpAddressTypeResponse.class,
                    BalancingApi::setIpAddressType),
            new QueryOperation<>(
                    "DescribeCapacityReservation",
                    DescribeCapacityReservationRequest.class,
                    DescribeCapacityReservationResponse.class,
                    BalancingApi::describeCapacityReservation),
            new QueryOperation<>(
                    "CreateTargetGroup",
                    CreateTargetGroupRequest.class,
                    CreateTargetGroupResponse.class,
                    BalancingApi::createTargetGroup),
            new QueryOperation<>(
                    "DescribeTargetGroups",
                    DescribeTargetGroupsRequest.class,
                    DescribeTargetGroupsResponse.class,
                    BalancingApi::describeTargetGroups),
            new QueryOperation<>(
                    "ModifyTargetGroup",
                    ModifyTargetGroupRequest.class,
                    ModifyTargetGroupResponse.class,
                    BalancingApi::modifyTargetGroup),
            new QueryOperation<>(
                    "DeleteTargetGroup",
                    DeleteTargetGroupRequest.class,
                    DeleteTargetGroupResponse.class,
                    BalancingApi::deleteTargetGroup),
            new QueryOperation<>(
                    "DescribeTargetGroupAttributes",
                    DescribeTargetGroupAttributesRequest.class,
                    DescribeTargetGroupAttributesResponse.class,
                    BalancingApi::describeTargetGroupAttributes),
            new QueryOperation<>(
                    "ModifyTargetGroupAttributes",
                    ModifyTargetGroupAttributesRequest.class,
                    ModifyTargetGroupAttributesResponse.class,
                    BalancingApi::modifyTargetGroupAttributes),
            new QueryOperation<>(
                    "RegisterTargets",
                    RegisterTargetsRequest.class,
                    RegisterTargetsResponse.class,
                    BalancingApi::registerTargets),
            new QueryOperation<>(
                    "DeregisterTargets",
                    DeregisterTargetsRequest.class,
                    DeregisterTargetsResponse.class,
                    BalancingApi::deregisterTargets),
            new QueryOperation<>(
                    "DescribeTargetHealth",
                    DescribeTargetHealthRequest.class,
                    DescribeTargetHealthResponse.class,
                    BalancingApi::describeTargetHealth),
            new QueryOperation<>(
                    "CreateListener",
                    CreateListenerRequest.class,
                    CreateListenerResponse.class,
                    BalancingApi::createListener),
            new QueryOperation<>(
                    "DescribeListeners",
                    DescribeListenersRequest.class,
                    DescribeListenersResponse.class,
                    BalancingApi::describeListeners),
            new QueryOperation<>(
                    "ModifyListener",
                    ModifyListenerRequest.class,
                    ModifyListenerResponse.class,
                    BalancingApi::modifyListener),
            new QueryOperation<>(
                    "DeleteListener",
                    DeleteListenerRequest.class,
                    DeleteListenerResponse.class,
                    BalancingApi::deleteListener),
            new QueryOperation<>(
                    "DescribeListenerAttributes",
                    DescribeListenerAttributesRequest.class,
                    DescribeListenerAttributesResponse.class,
                    BalancingApi::describeListenerAttributes),
            new QueryOperation<>(
                    "ModifyListenerAttributes",
                    ModifyListenerAttributesRequest.class,
                    ModifyListenerAttributesResponse.class,
                    BalancingApi::modifyListenerAttributes),
            new QueryOperation<>(
                    "CreateRule", CreateRuleRequest.class, CreateRuleResponse.class, BalancingApi::createRule),
            new QueryOperation<>(
                    "DescribeRules",
                    DescribeRulesRequest.class,
                    DescribeRulesResponse.class,
                    BalancingApi::describeRules),
            new QueryOperation<>(
                    "ModifyRule", ModifyRuleRequest.class, ModifyRuleResponse.class, BalancingApi::modifyRule),
            new QueryOperation<>(
                    "DeleteRule", DeleteRuleRequest.class, DeleteRuleResponse.class, BalancingApi::deleteRule),
            new QueryOperation<>(
                    "SetRulePriorities",
                    SetRulePrioritiesRequest.class,
                    SetRulePrioritiesResponse.class,
                    BalancingApi::setRulePriorities),
            new QueryOperation<>("AddTags", AddTagsRequest.class, AddTagsResponse.class, BalancingApi::addTags),
            new QueryOperation<>(
                    "RemoveTags", RemoveTagsRequest.class, RemoveTagsResponse.class, BalancingApi::removeTags),
            new QueryOperation<>(
                    "DescribeTags", DescribeTagsRequest.class, DescribeTagsResponse.class, BalancingApi::describeTags),
            new QueryOperation<>(
                    "DescribeAccountLimits",
                    DescribeAccountLimitsRequest.class,
                    DescribeAccountLimitsResponse.class,
                    BalancingApi::describeAccountLimits));

    private QueryTable() {}
}
