package dev.evenkeel.core.engine;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.DeleteScalingPolicyRequest;
import dev.evenkeel.core.api.DeleteScalingPolicyResponse;
import dev.evenkeel.core.api.DeregisterScalableTargetRequest;
import dev.evenkeel.core.api.DeregisterScalableTargetResponse;
import dev.evenkeel.core.api.DescribeScalableTargetsRequest;
import dev.evenkeel.core.api.DescribeScalableTargetsResponse;
import dev.evenkeel.core.api.DescribeScalingActivitiesRequest;
import dev.evenkeel.core.api.DescribeScalingActivitiesResponse;
import dev.evenkeel.core.api.DescribeScalingPoliciesRequest;
import dev.evenkeel.core.api.DescribeScalingPoliciesResponse;
import dev.evenkeel.core.api.ListTagsForScalableTargetRequest;
import dev.evenkeel.core.api.ListTagsForScalableTargetResponse;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.PutScalingPolicyResponse;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterScalableTargetResponse;
import dev.evenkeel.core.operation.Operations;

/** Every operation of Application Auto Scaling as a command of the engine. */
final class AutoScalingCommands implements AutoScalingApi {
    private final Operations operations;
    private final CommandBus bus;

    AutoScalingCommands(Operations operations, CommandBus bus) {
        this.operations = operations;
        this.bus = bus;
    }

    @Override
    public RegisterScalableTargetResponse registerScalableTarget(RegisterScalableTargetRequest request) {
        return bus.run(change -> operations.scaling().registerScalableTarget(request, change));
    }

    @Override
    public DescribeScalableTargetsResponse describeScalableTargets(DescribeScalableTargetsRequest request) {
        return bus.run(change -> operations.scaling().describeScalableTargets(request, change));
    }

    @Override
    public DeregisterScalableTargetResponse deregisterScalableTarget(DeregisterScalableTargetRequest request) {
        return bus.run(change -> operations.scaling().deregisterScalableTarget(request, change));
    }

    @Override
    public PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request) {
        return bus.run(change -> operations.scaling().putScalingPolicy(request, change));
    }

    @Override
    public DescribeScalingPoliciesResponse describeScalingPolicies(DescribeScalingPoliciesRequest request) {
        return bus.run(change -> operations.scaling().describeScalingPolicies(request, change));
    }

    @Override
    public DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request) {
        return bus.run(change -> operations.scaling().deleteScalingPolicy(request, change));
    }

    @Override
    public DescribeScalingActivitiesResponse describeScalingActivities(DescribeScalingActivitiesRequest request) {
        return bus.run(change -> operations.scaling().describeScalingActivities(request, change));
    }

    @Override
    public ListTagsForScalableTargetResponse listTagsForScalableTarget(ListTagsForScalableTargetRequest request) {
        return bus.run(change -> operations.scaling().listTagsForScalableTarget(request, change));
    }
}
