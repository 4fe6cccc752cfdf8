package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.AddTagsRequest;
import dev.evenkeel.core.api.balancing.AddTagsResponse;
import dev.evenkeel.core.api.balancing.DescribeAccountLimitsRequest;
import dev.evenkeel.core.api.balancing.DescribeAccountLimitsResponse;
import dev.evenkeel.core.api.balancing.DescribeTagsRequest;
import dev.evenkeel.core.api.balancing.DescribeTagsResponse;
import dev.evenkeel.core.api.balancing.RemoveTagsRequest;
import dev.evenkeel.core.api.balancing.RemoveTagsResponse;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.Limit;
import dev.evenkeel.core.balancing.TagDescription;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations on what all resources have: tags, and quotas. */
public final class AccountOperations {
    private static final int RESOURCES_MAX = 20;
    private static final List<Limit> LIMITS = List.of(
            limit("application-load-balancers", Quotas.LOAD_BALANCERS),
            limit("condition-values-per-alb-rule", Quotas.CONDITION_VALUES),
            limit("condition-wildcards-per-alb-rule", Quotas.WILDCARDS),
            limit("listeners-per-application-load-balancer", Quotas.LISTENERS),
            limit("listeners-per-network-load-balancer", Quotas.LISTENERS),
            limit("network-load-balancers", Quotas.LOAD_BALANCERS),
            limit("rules-per-application-load-balancer", Quotas.RULES),
            limit("target-groups", Quotas.TARGET_GROUPS),
            limit("target-groups-per-action-on-application-load-balancer", Quotas.GROUPS_OF_ACTION),
            limit("targets-per-application-load-balancer", Quotas.TARGETS));

    AccountOperations() {}

    /** Puts tags on resources; a known key takes the new value. */
    public AddTagsResponse addTags(AddTagsRequest request, Change change) {
        List<Tag> added = TagChanges.checked(Given.requiredSome(request.tags(), "tags"));
        Map<String, List<Tag>> changed = new LinkedHashMap<>();
        for (String arn : existing(change, request.resourceArns())) {
            changed.put(arn, TagChanges.merged(change.state().tags(arn), added));
        }
        changed.forEach((arn, tags) -> change.emit(new Event.TagsChanged(arn, tags)));
        return new AddTagsResponse();
    }

    /** Takes tags off resources; a key that one does not have is no error. */
    public RemoveTagsResponse removeTags(RemoveTagsRequest request, Change change) {
        List<String> keys = Given.requiredSome(request.tagKeys(), "tagKeys");
        for (String arn : existing(change, request.resourceArns())) {
            change.emit(new Event.TagsChanged(
                    arn,
                    change.state().tags(arn).stream()
                            .filter(tag -> !keys.contains(String.valueOf(tag.key())))
                            .toList()));
        }
        return new RemoveTagsResponse();
    }

    /** The tags of resources. */
    public DescribeTagsResponse describeTags(DescribeTagsRequest request, Change change) {
        return new DescribeTagsResponse(existing(change, request.resourceArns()).stream()
                .map(arn -> new TagDescription(arn, change.state().tags(arn)))
                .toList());
    }

    /** The quotas. */
    public DescribeAccountLimitsResponse describeAccountLimits(DescribeAccountLimitsRequest request, Change change) {
        Objects.requireNonNull(change);
        Listing<Limit> page = Listing.of(LIMITS, Limit::name, request.marker(), request.pageSize());
        return new DescribeAccountLimitsResponse(page.items(), page.nextMarker());
    }

    private static List<String> existing(Change change, @Nullable List<String> arns) {
        List<String> given = Given.requiredSome(arns, "resourceArns");
        if (given.size() > RESOURCES_MAX) {
            throw Refusals.validation("Specify at most " + RESOURCES_MAX + " resources");
        }
        for (String arn : given) {
            if (BalancingArns.isLoadBalancer(arn)) {
                Given.loadBalancer(change.state().balancing(), arn);
            } else if (BalancingArns.isTargetGroup(arn)) {
                Given.targetGroup(change.state().balancing(), arn);
            } else if (BalancingArns.isListener(arn)) {
                Given.listener(change.state().balancing(), arn);
            } else if (BalancingArns.isRule(arn)) {
                Given.rule(change.state().balancing(), arn);
            } else {
                throw Refusals.validation("'" + Given.shortened(arn) + "' is not an ARN of Elastic Load Balancing");
            }
        }
        return given.stream().distinct().toList();
    }

    private static Limit limit(String name, int max) {
        return new Limit(name, Integer.toString(max));
    }
}
