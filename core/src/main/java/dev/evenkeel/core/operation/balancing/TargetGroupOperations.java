package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.api.balancing.CreateTargetGroupResponse;
import dev.evenkeel.core.api.balancing.DeleteTargetGroupRequest;
import dev.evenkeel.core.api.balancing.DeleteTargetGroupResponse;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupAttributesResponse;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupsRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupsResponse;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupAttributesResponse;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupResponse;
import dev.evenkeel.core.balancing.Attributes;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupUse;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operations on target groups. */
public final class TargetGroupOperations {
    TargetGroupOperations() {}

    /** Makes a target group. One that is there and is just like it is answered instead. */
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request, Change change) {
        TargetGroup wanted = NewTargetGroups.of(request, change);
        List<Tag> tags = TagChanges.checked(request.tags());
        Balancing balancing = change.state().balancing();
        Optional<TargetGroup> known = balancing.targetGroups().stream()
                .filter(each -> each.targetGroupName().equals(wanted.targetGroupName()))
                .findFirst();
        if (known.isPresent()) {
            if (!NewTargetGroups.areAlike(known.get(), wanted)) {
                throw Refusals.of(
                        "DuplicateTargetGroupName",
                        "A target group with the same name '" + wanted.targetGroupName()
                                + "' exists, but with different settings");
            }
            return new CreateTargetGroupResponse(List.of(described(change, known.get())));
        }
        if (balancing.targetGroups().size() >= Quotas.TARGET_GROUPS) {
            throw Refusals.of(
                    "TooManyTargetGroups",
                    "The maximum number of target groups has been reached: " + Quotas.TARGET_GROUPS);
        }
        change.emit(new Event.TargetGroupPut(wanted));
        TagChanges.create(change, wanted.targetGroupArn(), tags);
        return new CreateTargetGroupResponse(List.of(wanted));
    }

    /** Target groups by load balancer, by ARN or by name, or all. */
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        int filters = (request.loadBalancerArn() == null ? 0 : 1)
                + (Given.isGiven(request.targetGroupArns()) ? 1 : 0)
                + (Given.isGiven(request.names()) ? 1 : 0);
        if (filters > 1) {
            throw Refusals.validation(
                    "Specify only one of a load balancer ARN, target group ARNs and target group names");
        }
        TargetGroupUse use = TargetGroupUse.of(balancing);
        List<TargetGroup> found = new ArrayList<>(balancing.targetGroups());
        if (request.loadBalancerArn() != null) {
            String user =
                    Given.loadBalancer(balancing, request.loadBalancerArn()).loadBalancerArn();
            found.removeIf(each -> !use.of(each.targetGroupArn()).contains(user));
        }
        if (Given.isGiven(request.targetGroupArns())) {
            List<String> arns = Given.some(request.targetGroupArns());
            arns.forEach(arn -> Given.targetGroup(balancing, arn));
            found.removeIf(each -> !arns.contains(each.targetGroupArn()));
        }
        for (String name : Given.some(request.names())) {
            if (found.stream().noneMatch(each -> each.targetGroupName().equals(name))) {
                throw Refusals.targetGroupsNotFound();
            }
        }
        if (Given.isGiven(request.names())) {
            found.removeIf(each -> !Given.some(request.names()).contains(each.targetGroupName()));
        }
        Listing<TargetGroup> page =
                Listing.of(found, TargetGroup::targetGroupArn, request.marker(), request.pageSize());
        return new DescribeTargetGroupsResponse(
                page.items().stream()
                        .map(group -> group.usedBy(List.copyOf(use.of(group.targetGroupArn()))))
                        .toList(),
                page.nextMarker());
    }

    /** Changes the health check of a target group; all else of it is for life. */
    public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request, Change change) {
        TargetGroup before = Given.targetGroup(change.state().balancing(), request.targetGroupArn());
        TargetGroup after = HealthCheck.of(request).on(before);
        if (!after.equals(before)) {
            change.emit(new Event.TargetGroupPut(after));
        }
        return new ModifyTargetGroupResponse(List.of(described(change, after)));
    }

    /** Deletes a target group that nothing forwards to; one that is not there is no error. */
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request, Change change) {
        String arn = Given.targetGroupArn(request.targetGroupArn());
        if (change.state().balancing().targetGroup(arn).isEmpty()) {
            return new DeleteTargetGroupResponse();
        }
        if (TargetGroupUse.of(change.state().balancing()).isUsed(arn)) {
            throw Refusals.of(
                    "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        change.emit(new Event.BalancingDeleted(arn));
        return new DeleteTargetGroupResponse();
    }

    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request, Change change) {
        TargetGroup found = Given.targetGroup(change.state().balancing(), request.targetGroupArn());
        return new DescribeTargetGroupAttributesResponse(
                AttributeChanges.read(change, found.targetGroupArn(), Attributes.rules(found)));
    }

    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
            ModifyTargetGroupAttributesRequest request, Change change) {
        TargetGroup found = Given.targetGroup(change.state().balancing(), request.targetGroupArn());
        return new ModifyTargetGroupAttributesResponse(
                AttributeChanges.set(change, found.targetGroupArn(), Attributes.rules(found), request.attributes()));
    }

    private static TargetGroup described(Change change, TargetGroup group) {
        return group.usedBy(
                List.copyOf(TargetGroupUse.of(change.state().balancing()).of(group.targetGroupArn())));
    }
}
