package dev.evenkeel.core.port;

import dev.evenkeel.core.id.ClusterArn;

/**
 * The hosts a backend can offer.
 *
 * <p>Promise: after {@link #offer} every host for that cluster is reported as an {@link InstanceObservation}, and again
 * when it changes. Failure: a host that cannot be reached is reported as not connected. Threading: called on the
 * engine's timeline, must not block. Idempotence key: the cluster's ARN.
 */
public interface CapacityPool {

    /** A cluster was created and may be given hosts. */
    void offer(ClusterArn cluster);

    /** A cluster was deleted: its hosts are taken back without a report. */
    void withdraw(ClusterArn cluster);
}
