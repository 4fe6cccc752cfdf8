package dev.evenkeel.core.capacity;

import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many hosts the group of a capacity provider should have. Decided at the end of each metric period.
 *
 * <ol>
 *   <li><b>Needed</b>: the instances with a task on them, and as many more as the tasks that wait would fill, packed first
 *       fit in the order in which they came. While the group is empty nobody knows how large its hosts are: one will do.
 *   <li><b>Measure</b>: CapacityProviderReservation is needed / running * 100; 100 when there is neither, 200 when all that is
 *       needed is missing (so ECS).
 *   <li><b>Want</b>: {@code ceil(needed * 100 / targetCapacity)} hosts.
 *   <li><b>Grow</b>, after 1 of 1 periods above target: by what is missing to the hosts asked for so far, in steps between the
 *       provider's bounds. Hosts that were asked for and have not arrived count.
 *   <li><b>Shrink</b>, after 15 of 15 periods below target: to what is wanted. A period in which an instance is still warming
 *       up does not count. Idle instances go, DRAINING ones first and then the youngest; one with a task never does, which is
 *       more than managed termination protection asks for.
 *   <li><b>Part</b>: an idle instance that is DRAINING and beyond the hosts asked for was given back and is still there. It
 *       counts for nothing, or its group would grow by it, and it is given back again: the call may have been lost.
 * </ol>
 */
public final class ManagedScalingPolicy {
    private static final int PERIODS_BEFORE_SHRINKING = 15;

    private ManagedScalingPolicy() {}

    /**
     * What a period has led to.
     *
     * @param released instances whose hosts go back
     */
    public record Outcome(CapacityScaling scaling, List<ContainerInstance> released) {
        public Outcome {
            released = List.copyOf(released);
        }
    }

    /** Evaluates a period that ends now; {@code before} is null for a provider that was never evaluated. */
    public static Outcome evaluate(
            StateView state, String cluster, CapacityProvider provider, @Nullable CapacityScaling before, Instant now) {
        List<ContainerInstance> instances = CapacityQueue.instances(state, cluster, provider.name());
        int running = instances.size();
        int parting = (int) instances.stream()
                .filter(instance -> isParting(state, instance))
                .count();
        int asked = Math.max(before == null ? 0 : before.desired(), running - parting);
        int needed = needed(state, cluster, provider, instances);
        double reservation = running == 0 ? (needed == 0 ? 100 : 200) : needed * 100.0 / running;
        int wanted = Math.ceilDiv(needed * 100, provider.targetCapacity());
        if (wanted > asked) {
            int step = Math.clamp(wanted - asked, provider.minimumStep(), provider.maximumStep());
            return new Outcome(scaling(cluster, provider, asked + step, 0, reservation), List.of());
        }
        boolean warming = instances.stream()
                .anyMatch(instance ->
                        instance.registeredAt().plus(provider.warmup()).isAfter(now));
        int below = wanted < asked && !warming ? (before == null ? 0 : before.belowTarget()) + 1 : 0;
        if (below < PERIODS_BEFORE_SHRINKING) {
            List<ContainerInstance> again = idle(state, instances, running - asked).stream()
                    .filter(instance -> isParting(state, instance))
                    .toList();
            return new Outcome(scaling(cluster, provider, asked, below, reservation), again);
        }
        return new Outcome(
                scaling(cluster, provider, wanted, 0, reservation), idle(state, instances, running - wanted));
    }

    private static CapacityScaling scaling(
            String cluster, CapacityProvider provider, int desired, int below, double reservation) {
        return new CapacityScaling(cluster, provider.name(), desired, below, reservation);
    }

    private static boolean isParting(StateView state, ContainerInstance instance) {
        return instance.status() == ContainerInstanceStatus.DRAINING
                && state.tasksOn(instance.containerInstanceArn()).isEmpty();
    }

    private static List<ContainerInstance> idle(StateView state, List<ContainerInstance> instances, int most) {
        return instances.stream()
                .filter(instance ->
                        state.tasksOn(instance.containerInstanceArn()).isEmpty())
                .sorted(Comparator.comparing(
                                (ContainerInstance instance) -> instance.status() != ContainerInstanceStatus.DRAINING)
                        .thenComparing(ContainerInstance::registeredAt, Comparator.reverseOrder())
                        .thenComparing(ContainerInstance::containerInstanceArn))
                .limit(Math.max(0, most))
                .toList();
    }

    /** Step 1. */
    private static int needed(
            StateView state, String cluster, CapacityProvider provider, List<ContainerInstance> instances) {
        int inUse = (int) instances.stream()
                .filter(instance ->
                        !state.tasksOn(instance.containerInstanceArn()).isEmpty())
                .count();
        List<PlacementRequest> waiting = state.waitingTasks(cluster).entrySet().stream()
                .filter(entry -> state.task(entry.getKey())
                        .filter(task -> provider.name().equals(task.launch().capacityProviderName()))
                        .isPresent())
                .map(Map.Entry::getValue)
                .toList();
        if (waiting.isEmpty()) {
            return inUse;
        }
        return inUse + (instances.isEmpty() ? 1 : packed(instances.get(0).registered(), waiting));
    }

    /** One more host of the group, as it is filled. */
    private static final class Bin {
        private final List<PlacementRequest> held = new ArrayList<>();
        private Resources free;

        Bin(Resources free) {
            this.free = free;
        }

        boolean takes(PlacementRequest request) {
            boolean apart = request.isDistinct()
                    && held.stream().anyMatch(other -> other.group().equals(request.group()));
            return !apart && fits(free, request.needed());
        }

        void take(PlacementRequest request) {
            held.add(request);
            free = free.minus(request.needed());
        }
    }

    private static boolean fits(Resources free, Resources needed) {
        return needed.cpu() <= free.cpu()
                && needed.memory() <= free.memory()
                && Collections.disjoint(needed.tcpPorts(), free.tcpPorts())
                && Collections.disjoint(needed.udpPorts(), free.udpPorts());
    }

    /** How many hosts of a size the requests fill; one that fits on no empty host fills none. */
    private static int packed(Resources host, List<PlacementRequest> requests) {
        List<Bin> bins = new ArrayList<>();
        for (PlacementRequest request : requests) {
            Bin bin = bins.stream()
                    .filter(each -> each.takes(request))
                    .findFirst()
                    .orElse(null);
            if (bin == null) {
                bin = new Bin(host);
                if (!bin.takes(request)) {
                    continue;
                }
                bins.add(bin);
            }
            bin.take(request);
        }
        return bins.size();
    }
}
