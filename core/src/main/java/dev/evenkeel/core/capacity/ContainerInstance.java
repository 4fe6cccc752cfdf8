package dev.evenkeel.core.capacity;

import dev.evenkeel.core.id.ContainerInstanceArn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A host that a cluster's tasks may run on.
 *
 * @param hostId the backend's own name of it, shown as {@code ec2InstanceId}
 * @param capacityProviderName whose group it came from; null for a host that is in no group
 * @param registered all that tasks may use; what is free is kept beside it in the state
 * @param attributes what the host says of itself
 * @param customAttributes what users put on it; they come before those of the same name
 * @param version grows with each change
 */
public record ContainerInstance(
        ContainerInstanceArn containerInstanceArn,
        String clusterName,
        String hostId,
        @Nullable String capacityProviderName,
        @Nullable String availabilityZone,
        ContainerInstanceStatus status,
        boolean agentConnected,
        Resources registered,
        List<Attribute> attributes,
        List<Attribute> customAttributes,
        @Nullable String dockerVersion,
        Instant registeredAt,
        long version) {
    /** An attribute that every instance of a provider's group has; ECS shows the same as a member of the instance only. */
    public static final String CAPACITY_PROVIDER = "ecs.capacity-provider";

    public ContainerInstance {
        attributes = List.copyOf(attributes);
        customAttributes = List.copyOf(customAttributes);
    }

    /** Whether new tasks may be placed on it. */
    public boolean takesTasks() {
        return status == ContainerInstanceStatus.ACTIVE && agentConnected;
    }

    /** The same with another status, and a version more. */
    public ContainerInstance withStatus(ContainerInstanceStatus changed) {
        return with(changed, agentConnected, customAttributes);
    }

    /** The same a version later. */
    public ContainerInstance grown() {
        return with(status, agentConnected, customAttributes);
    }

    /** The same with other attributes of users, and a version more. */
    public ContainerInstance withCustomAttributes(List<Attribute> changed) {
        return with(status, agentConnected, changed);
    }

    /** What is left of it once its host is gone: INACTIVE, with nobody to talk to. */
    public ContainerInstance lost() {
        return with(ContainerInstanceStatus.INACTIVE, false, customAttributes);
    }

    private ContainerInstance with(ContainerInstanceStatus changed, boolean connected, List<Attribute> custom) {
        return new ContainerInstance(
                containerInstanceArn,
                clusterName,
                hostId,
                capacityProviderName,
                availabilityZone,
                changed,
                connected,
                registered,
                attributes,
                custom,
                dockerVersion,
                registeredAt,
                version + 1);
    }

    /** Whether another state of it has the same attributes, its zone among them. */
    public boolean hasAttributesOf(ContainerInstance other) {
        return attributes.equals(other.attributes)
                && customAttributes.equals(other.customAttributes)
                && Objects.equals(availabilityZone, other.availabilityZone);
    }

    /** Users' attributes and the host's own. */
    public List<Attribute> allAttributes() {
        return Stream.concat(attributes.stream(), customAttributes.stream()).toList();
    }

    /** The value of an attribute, empty when it has none; "" for an attribute without a value. */
    public Optional<String> attribute(String name) {
        if (name.equals("ecs.availability-zone") && availabilityZone != null) {
            return Optional.of(availabilityZone);
        }
        if (name.equals(CAPACITY_PROVIDER) && capacityProviderName != null) {
            return Optional.of(capacityProviderName);
        }
        return Stream.concat(customAttributes.stream(), attributes.stream())
                .filter(attribute -> name.equals(attribute.name()))
                .map(attribute -> attribute.value() == null ? "" : attribute.value())
                .findFirst();
    }
}
