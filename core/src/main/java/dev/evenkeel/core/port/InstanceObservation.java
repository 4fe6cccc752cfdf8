package dev.evenkeel.core.port;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ClusterArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host that a backend offers to a cluster, or a change of it.
 *
 * @param hostId the backend's own name of the host, unique in the cluster; shown as {@code ec2InstanceId}
 * @param registered all that tasks may use on it
 * @param connected whether its agent can be reached; false takes it out of placement
 * @param leaving whether the host has been told that it will be taken away soon (a spot notice): it is drained
 * @param capacityProviderName the provider whose group it was started for; null for a host of no group
 * @param present false once the host is gone for good: its tasks are lost
 */
public record InstanceObservation(
        ClusterArn clusterArn,
        String hostId,
        @Nullable String availabilityZone,
        Resources registered,
        List<Attribute> attributes,
        @Nullable String dockerVersion,
        boolean connected,
        boolean present,
        boolean leaving,
        @Nullable String capacityProviderName) {
    public InstanceObservation {
        attributes = List.copyOf(attributes);
    }

    /** A host that is gone for good, of which nothing else is known any more. */
    public static InstanceObservation gone(ClusterArn clusterArn, String hostId) {
        return new InstanceObservation(clusterArn, hostId, null, Resources.NONE, List.of(), null, false, false);
    }

    /** A host of no group, which is here to stay. */
    public InstanceObservation(
            ClusterArn clusterArn,
            String hostId,
            @Nullable String availabilityZone,
            Resources registered,
            List<Attribute> attributes,
            @Nullable String dockerVersion,
            boolean connected,
            boolean present) {
        this(
                clusterArn,
                hostId,
                availabilityZone,
                registered,
                attributes,
                dockerVersion,
                connected,
                present,
                false,
                null);
    }
}
