package dev.evenkeel.core.engine;

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
import dev.evenkeel.core.operation.balancing.BalancingOperations;

/** Every operation of Elastic Load Balancing as a command of the engine. */
final class BalancingCommands implements BalancingApi {
    private final BalancingOperations operations;
    private final CommandBus bus;

    BalancingCommands(BalancingOperations operations, CommandBus bus) {
        this.operations = operations;
        this.bus = bus;
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        return bus.run(change -> operations.loadBalancers().createLoadBalancer(request, change));
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
        return bus.run(change -> operations.loadBalancers().describeLoadBalancers(request, change));
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        return bus.run(change -> operations.loadBalancers().deleteLoadBalancer(request, change));
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return bus.run(change -> operations.loadBalancers().describeLoadBalancerAttributes(request, change));
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        return bus.run(change -> operations.loadBalancers().modifyLoadBalancerAttributes(request, change));
    }

    @Override
    public SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        return bus.run(change -> operations.loadBalancers().setSubnets(request, change));
    }

    @Override
    public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        return bus.run(change -> operations.loadBalancers().setSecurityGroups(request, change));
    }

    @Override
    public SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request) {
        return bus.run(change -> operations.loadBalancers().setIpAddressType(request, change));
    }

    @Override
    public DescribeCapacityReservationResponse describeCapacityReservation(DescribeCapacityReservationRequest request) {
        return bus.run(change -> operations.loadBalancers().describeCapacityReservation(request, change));
    }

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        return bus.run(change -> operations.targetGroups().createTargetGroup(request, change));
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        return bus.run(change -> operations.targetGroups().describeTargetGroups(request, change));
    }

    @Override
    public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
        return bus.run(change -> operations.targetGroups().modifyTargetGroup(request, change));
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        return bus.run(change -> operations.targetGroups().deleteTargetGroup(request, change));
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return bus.run(change -> operations.targetGroups().describeTargetGroupAttributes(request, change));
    }

    @Override
    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(ModifyTargetGroupAttributesRequest request) {
        return bus.run(change -> operations.targetGroups().modifyTargetGroupAttributes(request, change));
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        return bus.run(change -> operations.targets().registerTargets(request, change));
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        return bus.run(change -> operations.targets().deregisterTargets(request, change));
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return bus.run(change -> operations.targets().describeTargetHealth(request, change));
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        return bus.run(change -> operations.listeners().createListener(request, change));
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return bus.run(change -> operations.listeners().describeListeners(request, change));
    }

    @Override
    public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
        return bus.run(change -> operations.listeners().modifyListener(request, change));
    }

    @Override
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        return bus.run(change -> operations.listeners().deleteListener(request, change));
    }

    @Override
    public DescribeListenerAttributesResponse describeListenerAttributes(DescribeListenerAttributesRequest request) {
        return bus.run(change -> operations.listeners().describeListenerAttributes(request, change));
    }

    @Override
    public ModifyListenerAttributesResponse modifyListenerAttributes(ModifyListenerAttributesRequest request) {
        return bus.run(change -> operations.listeners().modifyListenerAttributes(request, change));
    }

    @Override
    public CreateRuleResponse createRule(CreateRuleRequest request) {
        return bus.run(change -> operations.rules().createRule(request, change));
    }

    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        return bus.run(change -> operations.rules().describeRules(request, change));
    }

    @Override
    public ModifyRuleResponse modifyRule(ModifyRuleRequest request) {
        return bus.run(change -> operations.rules().modifyRule(request, change));
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        return bus.run(change -> operations.rules().deleteRule(request, change));
    }

    @Override
    public SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request) {
        return bus.run(change -> operations.rules().setRulePriorities(request, change));
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        return bus.run(change -> operations.account().addTags(request, change));
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        return bus.run(change -> operations.account().removeTags(request, change));
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return bus.run(change -> operations.account().describeTags(request, change));
    }

    @Override
    public DescribeAccountLimitsResponse describeAccountLimits(DescribeAccountLimitsRequest request) {
        return bus.run(change -> operations.account().describeAccountLimits(request, change));
    }
}
