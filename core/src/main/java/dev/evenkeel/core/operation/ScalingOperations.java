package dev.evenkeel.core.operation;

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
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.scaling.ScalingHistory;
import dev.evenkeel.core.scaling.ScalingPolicy;
import dev.evenkeel.core.scaling.SuspendedState;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Operations of Application Auto Scaling, for the namespace ecs and the dimension ecs:service:DesiredCount. */
public final class ScalingOperations {
    private static final int PAGE = 50;

    ScalingOperations() {}

    /** Registers a service, or changes its bounds; a desired count outside of them is moved to the nearer one. */
    public RegisterScalableTargetResponse registerScalableTarget(RegisterScalableTargetRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        ScalingRules.checkDimension(request.scalableDimension());
        String resourceId = ScalingRules.resourceId(request.resourceId());
        Service service = ScalingRules.service(change, resourceId);
        Optional<ScalableTarget> before = change.state().scalableTarget(resourceId);
        Integer min = request.minCapacity() != null
                ? request.minCapacity()
                : before.map(ScalableTarget::minCapacity).orElse(null);
        Integer max = request.maxCapacity() != null
                ? request.maxCapacity()
                : before.map(ScalableTarget::maxCapacity).orElse(null);
        if (min == null || max == null) {
            throw EcsException.validation(
                    "MinCapacity and MaxCapacity are required when a scalable target is registered.");
        }
        ScalingRules.checkBounds(min, max);
        List<Tag> tags = tags(request.tags());
        List<Tag> allTags = ScalingRules.checked(() -> TagRules.merged(
                before.map(ScalableTarget::scalableTargetArn)
                        .map(arn -> change.state().tags(arn))
                        .orElse(List.of()),
                tags));
        ScalableTarget target = new ScalableTarget(
                resourceId,
                min,
                max,
                request.roleARN() != null
                        ? request.roleARN()
                        : before.map(ScalableTarget::roleArn)
                                .orElse(change.scope().scalingRole()),
                before.map(ScalableTarget::scalableTargetArn)
                        .orElseGet(
                                () -> change.scope().scalableTarget(change.ids().hex32())),
                merged(
                        before.map(ScalableTarget::suspendedState).orElse(new SuspendedState(false, false, false)),
                        request.suspendedState()),
                before.map(ScalableTarget::creationTime).orElse(change.now()));
        change.emit(new Event.ScalableTargetRegistered(target));
        if (!tags.isEmpty()) {
            change.emit(new Event.TagsChanged(target.scalableTargetArn(), allTags));
        }
        int count = target.clamp(service.desiredCount());
        if (count != service.desiredCount()) {
            change.emit(new Event.DesiredCountChanged(service.serviceArn(), service.desiredCount(), count));
        }
        return new RegisterScalableTargetResponse(target.scalableTargetArn());
    }

    private static List<Tag> tags(@Nullable Map<String, String> given) {
        Map<String, String> tags = Objects.requireNonNullElse(given, Map.of());
        return ScalingRules.checked(() -> TagRules.checked(tags.entrySet().stream()
                .map(entry -> new Tag(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(tag -> String.valueOf(tag.key())))
                .toList()));
    }

    private static SuspendedState merged(SuspendedState before, @Nullable SuspendedState given) {
        return given == null
                ? before
                : new SuspendedState(
                        Objects.requireNonNullElse(
                                given.dynamicScalingInSuspended(), before.dynamicScalingInSuspended()),
                        Objects.requireNonNullElse(
                                given.dynamicScalingOutSuspended(), before.dynamicScalingOutSuspended()),
                        Objects.requireNonNullElse(
                                given.scheduledScalingSuspended(), before.scheduledScalingSuspended()));
    }

    /** Takes a service out of scaling; its policies go with it. */
    public DeregisterScalableTargetResponse deregisterScalableTarget(
            DeregisterScalableTargetRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        ScalingRules.checkDimension(request.scalableDimension());
        ScalableTarget target = existing(change, ScalingRules.resourceId(request.resourceId()));
        change.emit(new Event.ScalableTargetDeregistered(target.resourceId()));
        return new DeregisterScalableTargetResponse();
    }

    /** Describes targets, all of them when none is named. One that is not registered is left out. */
    public DescribeScalableTargetsResponse describeScalableTargets(
            DescribeScalableTargetsRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        List<String> ids = Objects.requireNonNullElse(request.resourceIds(), List.of());
        List<ScalableTarget> found = change.state().scalableTargets().stream()
                .filter(target -> ids.isEmpty() || ids.contains(target.resourceId()))
                .toList();
        Page<ScalableTarget> page = page(found, ScalableTarget::resourceId, request.maxResults(), request.nextToken());
        return new DescribeScalableTargetsResponse(
                page.items().stream().map(ScalingDescriptions::target).toList(), page.nextToken());
    }

    /** Creates or changes a target-tracking policy. Its alarms keep their names, and begin anew. */
    public PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        ScalingRules.checkDimension(request.scalableDimension());
        String resourceId = ScalingRules.resourceId(request.resourceId());
        String name = ScalingRules.policyName(request.policyName());
        TargetTrackingConfiguration configuration = ScalingRules.configuration(request);
        existing(change, resourceId);
        ScalingRules.checkAttached(configuration, ScalingRules.service(change, resourceId));
        Optional<ScalingPolicy> before = change.state().scalingPolicies(resourceId).stream()
                .filter(policy -> policy.policyName().equals(name))
                .findFirst();
        Ids ids = change.ids();
        ScalingPolicy policy = new ScalingPolicy(
                resourceId,
                name,
                before.map(ScalingPolicy::policyArn)
                        .orElseGet(() -> change.scope().scalingPolicy(ids.uuid(), resourceId, name)),
                configuration,
                before.map(ScalingPolicy::highAlarmName)
                        .orElseGet(() -> "TargetTracking-" + resourceId + "-AlarmHigh-" + ids.uuid()),
                before.map(ScalingPolicy::lowAlarmName)
                        .orElseGet(() -> "TargetTracking-" + resourceId + "-AlarmLow-" + ids.uuid()),
                before.map(ScalingPolicy::creationTime).orElse(change.now()),
                ScalingHistory.NONE);
        change.emit(new Event.ScalingPolicyPut(policy));
        return new PutScalingPolicyResponse(policy.policyArn(), ScalingDescriptions.alarms(change.scope(), policy));
    }

    /** Describes policies, those of one target or of certain names if asked. */
    public DescribeScalingPoliciesResponse describeScalingPolicies(
            DescribeScalingPoliciesRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        List<String> names = Objects.requireNonNullElse(request.policyNames(), List.of());
        List<ScalingPolicy> found = change.state().scalingPolicies().stream()
                .filter(policy ->
                        request.resourceId() == null || request.resourceId().equals(policy.resourceId()))
                .filter(policy ->
                        names.isEmpty() || names.contains(policy.policyName()) || names.contains(policy.policyArn()))
                .toList();
        Page<ScalingPolicy> page = page(found, ScalingPolicy::key, request.maxResults(), request.nextToken());
        return new DescribeScalingPoliciesResponse(
                page.items().stream()
                        .map(policy -> ScalingDescriptions.policy(change.scope(), policy))
                        .toList(),
                page.nextToken());
    }

    /** Deletes a policy. */
    public DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        ScalingRules.checkDimension(request.scalableDimension());
        String resourceId = ScalingRules.resourceId(request.resourceId());
        ScalingPolicy policy = change.state().scalingPolicies(resourceId).stream()
                .filter(known -> known.policyName().equals(request.policyName()))
                .findFirst()
                .orElseThrow(() -> new EcsException(
                        ErrorCode.OBJECT_NOT_FOUND,
                        "No scaling policy found for service namespace: ecs, resource ID: " + resourceId
                                + ", scalable dimension: ecs:service:DesiredCount: " + request.policyName()));
        change.emit(new Event.ScalingPolicyDeleted(policy.key()));
        return new DeleteScalingPolicyResponse();
    }

    /** What scaling did, newest first. */
    public DescribeScalingActivitiesResponse describeScalingActivities(
            DescribeScalingActivitiesRequest request, Change change) {
        ScalingRules.checkNamespace(request.serviceNamespace());
        List<ScalingActivity> found = request.resourceId() != null
                ? change.state().scalingActivities(request.resourceId())
                : change.state().scalableTargets().stream()
                        .flatMap(target -> change.state().scalingActivities(target.resourceId()).stream())
                        .toList();
        Page<ScalingActivity> page = page(
                found, activity -> String.valueOf(activity.activityId()), request.maxResults(), request.nextToken());
        return new DescribeScalingActivitiesResponse(page.items(), page.nextToken());
    }

    /** The tags of a scalable target. */
    public ListTagsForScalableTargetResponse listTagsForScalableTarget(
            ListTagsForScalableTargetRequest request, Change change) {
        String arn = String.valueOf(request.resourceARN());
        if (change.state().scalableTargets().stream()
                .noneMatch(target -> target.scalableTargetArn().equals(arn))) {
            throw new EcsException(ErrorCode.RESOURCE_NOT_FOUND, "The scalable target " + arn + " does not exist.");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : change.state().tags(arn)) {
            tags.put(String.valueOf(tag.key()), String.valueOf(tag.value()));
        }
        return new ListTagsForScalableTargetResponse(tags);
    }

    private static <T> Page<T> page(
            List<T> all, Function<T, String> key, @Nullable Integer maxResults, @Nullable String token) {
        return ScalingRules.checked(() -> Page.of(all, key, maxResults, PAGE, PAGE, token));
    }

    private static ScalableTarget existing(Change change, String resourceId) {
        return change.state()
                .scalableTarget(resourceId)
                .orElseThrow(() -> new EcsException(
                        ErrorCode.OBJECT_NOT_FOUND,
                        "No scalable target found for service namespace: ecs, resource ID: " + resourceId
                                + ", scalable dimension: ecs:service:DesiredCount"));
    }
}
