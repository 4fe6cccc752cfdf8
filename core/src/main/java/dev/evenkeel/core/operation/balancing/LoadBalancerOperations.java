package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.CreateLoadBalancerResponse;
import dev.evenkeel.core.api.balancing.DeleteLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.DeleteLoadBalancerResponse;
import dev.evenkeel.core.api.balancing.DescribeCapacityReservationRequest;
import dev.evenkeel.core.api.balancing.DescribeCapacityReservationResponse;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancerAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancerAttributesResponse;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancersRequest;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancersResponse;
import dev.evenkeel.core.api.balancing.ModifyLoadBalancerAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyLoadBalancerAttributesResponse;
import dev.evenkeel.core.api.balancing.SetIpAddressTypeRequest;
import dev.evenkeel.core.api.balancing.SetIpAddressTypeResponse;
import dev.evenkeel.core.api.balancing.SetSecurityGroupsRequest;
import dev.evenkeel.core.api.balancing.SetSecurityGroupsResponse;
import dev.evenkeel.core.api.balancing.SetSubnetsRequest;
import dev.evenkeel.core.api.balancing.SetSubnetsResponse;
import dev.evenkeel.core.balancing.Attributes;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Operations on load balancers. */
public final class LoadBalancerOperations {
    LoadBalancerOperations() {}

    /** Makes a load balancer, which is active at once. One that is there and is just like it is answered instead. */
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request, Change change) {
        LoadBalancer wanted = NewLoadBalancers.of(request, change);
        List<Tag> tags = TagChanges.checked(request.tags());
        Balancing balancing = change.state().balancing();
        Optional<LoadBalancer> known = balancing.loadBalancers().stream()
                .filter(each -> each.loadBalancerName().equals(wanted.loadBalancerName()))
                .findFirst();
        if (known.isPresent()) {
            if (!NewLoadBalancers.areAlike(known.get(), wanted)) {
                throw Refusals.of(
                        "DuplicateLoadBalancerName",
                        "A load balancer with the same name '" + wanted.loadBalancerName()
                                + "' exists, but with different settings");
            }
            return new CreateLoadBalancerResponse(List.of(known.get()));
        }
        long sameKind = balancing.loadBalancers().stream()
                .filter(each -> each.type().equals(wanted.type()))
                .count();
        if (sameKind >= Quotas.LOAD_BALANCERS) {
            throw Refusals.of(
                    "TooManyLoadBalancers",
                    "The maximum number of load balancers has been reached: " + Quotas.LOAD_BALANCERS);
        }
        change.emit(new Event.LoadBalancerPut(wanted));
        TagChanges.create(change, wanted.loadBalancerArn(), tags);
        return new CreateLoadBalancerResponse(List.of(wanted));
    }

    /** Load balancers by ARN or by name, or all. */
    public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        List<LoadBalancer> found = new ArrayList<>(balancing.loadBalancers());
        if (Given.isGiven(request.loadBalancerArns()) && Given.isGiven(request.names())) {
            throw Refusals.validation("Load balancer ARNs and names cannot be specified at the same time");
        }
        if (Given.isGiven(request.loadBalancerArns())) {
            List<String> arns = Given.some(request.loadBalancerArns());
            arns.forEach(arn -> Given.loadBalancer(balancing, arn));
            found.removeIf(each -> !arns.contains(each.loadBalancerArn()));
        }
        for (String name : Given.some(request.names())) {
            if (found.stream().noneMatch(each -> each.loadBalancerName().equals(name))) {
                throw Refusals.of("LoadBalancerNotFound", "Load balancers '[" + Given.shortened(name) + "]' not found");
            }
        }
        if (Given.isGiven(request.names())) {
            found.removeIf(each -> !Given.some(request.names()).contains(each.loadBalancerName()));
        }
        Listing<LoadBalancer> page =
                Listing.of(found, LoadBalancer::loadBalancerArn, request.marker(), request.pageSize());
        return new DescribeLoadBalancersResponse(page.items(), page.nextMarker());
    }

    /** Deletes a load balancer with its listeners and rules; one that is not there is no error. */
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request, Change change) {
        String arn = Given.loadBalancerArn(request.loadBalancerArn());
        Balancing balancing = change.state().balancing();
        if (balancing.loadBalancer(arn).isEmpty()) {
            return new DeleteLoadBalancerResponse();
        }
        if (balancing
                .attributes(arn)
                .getOrDefault(Attributes.DELETION_PROTECTION, "false")
                .equals("true")) {
            throw Refusals.notPermitted(
                    "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
        }
        balancing.listeners(arn).forEach(listener -> ListenerOperations.delete(change, listener.listenerArn()));
        change.emit(new Event.BalancingDeleted(arn));
        return new DeleteLoadBalancerResponse();
    }

    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request, Change change) {
        LoadBalancer found = Given.loadBalancer(change.state().balancing(), request.loadBalancerArn());
        return new DescribeLoadBalancerAttributesResponse(
                AttributeChanges.read(change, found.loadBalancerArn(), Attributes.rules(found)));
    }

    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request, Change change) {
        LoadBalancer found = Given.loadBalancer(change.state().balancing(), request.loadBalancerArn());
        return new ModifyLoadBalancerAttributesResponse(
                AttributeChanges.set(change, found.loadBalancerArn(), Attributes.rules(found), request.attributes()));
    }

    /** Replaces the zones of a load balancer. */
    public SetSubnetsResponse setSubnets(SetSubnetsRequest request, Change change) {
        LoadBalancer found = Given.loadBalancer(change.state().balancing(), request.loadBalancerArn());
        LoadBalancer after = found.in(
                NewLoadBalancers.zones(
                        change.scope().region(),
                        LoadBalancerKind.of(found),
                        request.subnets(),
                        request.subnetMappings()),
                NewLoadBalancers.addressType(
                        Objects.requireNonNullElse(request.ipAddressType(), found.ipAddressType())));
        change.emit(new Event.LoadBalancerPut(after));
        return new SetSubnetsResponse(after.availabilityZones(), after.ipAddressType());
    }

    /** Replaces the security groups of a load balancer; a network one that was made without any cannot get some. */
    public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request, Change change) {
        LoadBalancer found = Given.loadBalancer(change.state().balancing(), request.loadBalancerArn());
        List<String> groups = Given.required(request.securityGroups(), "securityGroups");
        if (LoadBalancerKind.of(found) == LoadBalancerKind.NETWORK && found.securityGroups() == null) {
            throw Refusals.invalidConfiguration("The following load balancer does not support security groups: "
                    + found.loadBalancerArn() + ". It was created without any");
        }
        LoadBalancer after = found.securedBy(groups, request.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
        change.emit(new Event.LoadBalancerPut(after));
        return new SetSecurityGroupsResponse(groups, after.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
    }

    public SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request, Change change) {
        LoadBalancer found = Given.loadBalancer(change.state().balancing(), request.loadBalancerArn());
        String type = NewLoadBalancers.addressType(Given.required(request.ipAddressType(), "ipAddressType"));
        change.emit(new Event.LoadBalancerPut(found.in(found.availabilityZones(), type)));
        return new SetIpAddressTypeResponse(type);
    }

    /** Nothing is ever reserved: there is no capacity to be bought. */
    public DescribeCapacityReservationResponse describeCapacityReservation(
            DescribeCapacityReservationRequest request, Change change) {
        Given.loadBalancer(change.state().balancing(), request.loadBalancerArn());
        return new DescribeCapacityReservationResponse();
    }
}
