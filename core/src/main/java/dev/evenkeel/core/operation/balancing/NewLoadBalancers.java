package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateLoadBalancerRequest;
import dev.evenkeel.core.balancing.AvailabilityZone;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.LoadBalancerAddress;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.balancing.LoadBalancerState;
import dev.evenkeel.core.balancing.SubnetMapping;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.state.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a load balancer is made from. Subnets and security groups are names of things that are not here: they are kept as
 * given, and the first subnet counts as being in zone a, the second in zone b.
 */
final class NewLoadBalancers {
    private static final List<String> SCHEMES = List.of("internet-facing", "internal");
    private static final List<String> ADDRESS_TYPES = List.of("ipv4", "dualstack", "dualstack-without-public-ipv4");
    private static final int ZONES_MAX = 26;
    /** Names that no resolver hands to the internet: whatever ends in localhost is this machine. */
    private static final String DOMAIN = ".elb.localhost";

    private NewLoadBalancers() {}

    static LoadBalancer of(CreateLoadBalancerRequest request, Change change) {
        String name = Given.name(request.name(), "load balancer");
        if (name.startsWith("internal-")) {
            throw Refusals.validation("The load balancer name '" + name + "' cannot begin with 'internal-'");
        }
        LoadBalancerKind kind = kind(Objects.requireNonNullElse(request.type(), "application"));
        String scheme = Given.oneOf(Objects.requireNonNullElse(request.scheme(), SCHEMES.get(0)), SCHEMES, "scheme");
        String region = change.scope().region();
        List<AvailabilityZone> zones = zones(region, kind, request.subnets(), request.subnetMappings());
        Ids ids = change.ids();
        String arn = BalancingArns.loadBalancer(change.scope(), kind, name, ids);
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return new LoadBalancer(
                arn,
                (scheme.equals("internal") ? "internal-" : "") + name + "-" + id + "." + region + DOMAIN,
                "Z0000000LOCALHOST",
                change.now(),
                name,
                scheme,
                "vpc-local",
                new LoadBalancerState("active", null),
                kind.wireName(),
                zones,
                kind == LoadBalancerKind.APPLICATION || Given.isGiven(request.securityGroups())
                        ? Given.some(request.securityGroups())
                        : null,
                addressType(Objects.requireNonNullElse(request.ipAddressType(), "ipv4")),
                null);
    }

    /** Whether two would be made by the same request. */
    static boolean areAlike(LoadBalancer one, LoadBalancer other) {
        return one.scheme().equals(other.scheme())
                && one.type().equals(other.type())
                && one.ipAddressType().equals(other.ipAddressType())
                && one.availabilityZones().equals(other.availabilityZones())
                && Objects.equals(one.securityGroups(), other.securityGroups());
    }

    static String addressType(String given) {
        return Given.oneOf(given, ADDRESS_TYPES, "ipAddressType");
    }

    static List<AvailabilityZone> zones(
            String region,
            LoadBalancerKind kind,
            @Nullable List<String> subnets,
            @Nullable List<SubnetMapping> mappings) {
        if (Given.isGiven(subnets) == Given.isGiven(mappings)) {
            throw Refusals.validation("You must specify either subnets or subnet mappings");
        }
        List<AvailabilityZone> zones = new ArrayList<>();
        for (String subnet : Given.some(subnets)) {
            zones.add(zone(region, zones, subnet, null));
        }
        for (SubnetMapping mapping : Given.some(mappings)) {
            zones.add(
                    zone(region, zones, Given.required(mapping.subnetId(), "subnetMappings.member.subnetId"), mapping));
        }
        if (kind == LoadBalancerKind.APPLICATION && zones.size() < 2) {
            throw Refusals.validation("At least two subnets in two different Availability Zones must be specified");
        }
        return zones;
    }

    private static AvailabilityZone zone(
            String region, List<AvailabilityZone> before, String subnet, @Nullable SubnetMapping mapping) {
        if (subnet.isBlank() || subnet.length() > 255) {
            throw Refusals.of("SubnetNotFound", "The subnet ID '" + Given.shortened(subnet) + "' does not exist");
        }
        if (before.size() == ZONES_MAX
                || before.stream().anyMatch(zone -> zone.subnetId().equals(subnet))) {
            throw Refusals.invalidConfiguration(
                    "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
        }
        return new AvailabilityZone(region + (char) ('a' + before.size()), subnet, addresses(mapping));
    }

    private static List<LoadBalancerAddress> addresses(@Nullable SubnetMapping mapping) {
        boolean addressed = mapping != null
                && (mapping.allocationId() != null
                        || mapping.privateIPv4Address() != null
                        || mapping.ipv6Address() != null);
        return mapping == null || !addressed
                ? List.of()
                : List.of(new LoadBalancerAddress(
                        null, mapping.allocationId(), mapping.privateIPv4Address(), mapping.ipv6Address()));
    }

    private static LoadBalancerKind kind(String type) {
        for (LoadBalancerKind kind : LoadBalancerKind.values()) {
            if (kind.wireName().equals(type)) {
                return kind;
            }
        }
        if (type.equals("gateway")) {
            throw Refusals.validation("Load balancers of type 'gateway' are not supported by Evenkeel");
        }
        Given.oneOf(type, List.of("application", "network", "gateway"), "type");
        throw new IllegalStateException("type " + type);
    }
}
