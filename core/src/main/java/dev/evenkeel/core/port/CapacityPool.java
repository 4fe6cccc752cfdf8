package dev.evenkeel.core.port;

import dev.evenkeel.core.id.ClusterArn;

/**
 * The hosts a backend can offer.
 *
 * <p>Promise: after {@link #offer} every host for that cluster is reported as an {@link InstanceObservation}, and again
 * when it changes; so is whether Fargate has room, if the backend has ever reported it ({@link Reports#fargateObserved}); hosts of a capacity provider's group arrive some time after they were asked for, or not at all while
 * there are none to be had. Failure: a host that cannot be reached is reported as not connected. Threading: called on the
 * engine's timeline, must not block. Idempotence key: the cluster's ARN; for groups also the provider's name and the number
 * of hosts, for a host its id.
 */
public interface CapacityPool {

    /** A cluster was created and may be given hosts. */
    void offer(ClusterArn cluster);

    /**
     * Reports a host that was reported before as it is now: asked for after a restart of the engine, which may not have heard
     * that it went. A host that the backend does not know is reported as {@link InstanceObservation#gone}. A backend whose
     * hosts never go has nothing to do.
     */
    default void observe(ClusterArn cluster, String hostId) {}

    /** A cluster was deleted: its hosts are taken back without a report. */
    void withdraw(ClusterArn cluster);

    /**
     * Says how many hosts a provider's group should have for a cluster. A smaller number than before ends launches that are
     * under way, but takes no host away. A backend without groups has nothing to do: its providers stay empty.
     *
     * @param hosts 0 or more; the group has bounds of its own, within which it keeps
     */
    default void resize(ClusterArn cluster, String capacityProvider, int hosts) {}

    /** Takes away a host of a group, which is one smaller from then on; it is reported as gone. Asked twice, it goes once. */
    default void release(ClusterArn cluster, String hostId) {}
}
