package dev.evenkeel.core.placement;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a Fargate task runs when a backend has several hosts and nothing that is Fargate. Each step narrows the hosts:
 *
 * <ol>
 *   <li>Those that can be reached; all, when none can.
 *   <li>Those in the task's availability zone; all, when none is there.
 *   <li>Those with the fewest tasks of the same service or family, so that the loss of one host costs it least.
 *   <li>Those of whose memory the tasks of all launch types take the smallest share.
 *   <li>The first one.
 * </ol>
 *
 * <p>ECS tells nobody what Fargate is made of. As there, no host is ever full: a task counts only for the choice.
 */
public final class FargateHosts {
    private FargateHosts() {}

    /**
     * A host as it is now.
     *
     * @param siblings how many tasks of the same service or family it has
     * @param memory MiB that it offers, 1 or more
     * @param memoryInUse MiB that the tasks on it reserve; may be more than it offers
     */
    public record Host(
            String hostId, String availabilityZone, boolean reachable, int siblings, long memory, long memoryInUse) {}

    /**
     * The host for one task.
     *
     * @param hosts at least one, in the order in which they were named
     * @param zone the availability zone that the task was given
     */
    public static Host choose(List<Host> hosts, @Nullable String zone) {
        List<Host> reachable =
                orAll(hosts, hosts.stream().filter(Host::reachable).toList());
        List<Host> near = orAll(
                reachable,
                reachable.stream()
                        .filter(host -> host.availabilityZone().equals(zone))
                        .toList());
        // Of equals the first one is kept.
        return near.stream()
                .min(Comparator.comparingInt(Host::siblings)
                        .thenComparingDouble(host -> (double) host.memoryInUse() / host.memory()))
                .orElseThrow(() -> new IllegalArgumentException("a task was to be placed on none of 0 hosts"));
    }

    private static List<Host> orAll(List<Host> all, List<Host> some) {
        return some.isEmpty() ? all : some;
    }
}
