package dev.evenkeel.core.api;

/** The operations of Application Auto Scaling that services need, one method each. Same promises as {@link EcsApi}. */
public interface AutoScalingApi {
    RegisterScalableTargetResponse registerScalableTarget(RegisterScalableTargetRequest request);

    DescribeScalableTargetsResponse describeScalableTargets(DescribeScalableTargetsRequest request);

    DeregisterScalableTargetResponse deregisterScalableTarget(DeregisterScalableTargetRequest request);

    PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request);

    DescribeScalingPoliciesResponse describeScalingPolicies(DescribeScalingPoliciesRequest request);

    DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request);

    DescribeScalingActivitiesResponse describeScalingActivities(DescribeScalingActivitiesRequest request);

    ListTagsForScalableTargetResponse listTagsForScalableTarget(ListTagsForScalableTargetRequest request);
}
