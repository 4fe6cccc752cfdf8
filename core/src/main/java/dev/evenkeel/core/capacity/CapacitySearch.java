package dev.evenkeel.core.capacity;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.placement.FargateZones;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.state.StateView;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the capacity that one task runs on.
 *
 * <ol>
 *   <li>On Fargate: the zone with the fewest tasks alike, unless Fargate has nothing to give at present. Spot is not
 *       replaced by the other (ECS does not either).
 *   <li>Of a capacity provider: an instance of its group. Where none fits, the task waits if the group can grow and fewer
 *       than 500 tasks of the cluster wait already.
 *   <li>Else: any instance of the cluster.
 * </ol>
 */
public final class CapacitySearch {
    /** The providers that are there without being created. */
    public static final List<String> FARGATE_PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");

    private final Placement placement;

    public CapacitySearch(Placement placement) {
        this.placement = placement;
    }

    /** Whether a capacity provider is one of Fargate's. */
    public static boolean isFargate(@Nullable String capacityProvider) {
        return capacityProvider != null && FARGATE_PROVIDERS.contains(capacityProvider);
    }

    /**
     * On Fargate.
     *
     * @param capacityProvider null for launch type FARGATE
     * @param alike how many tasks alike each zone has
     */
    public static CapacityOutcome onFargate(
            StateView state, ArnScope scope, @Nullable String capacityProvider, SortedMap<String, Integer> alike) {
        String provider = capacityProvider == null ? "FARGATE" : capacityProvider;
        return state.hasFargateCapacity(provider)
                ? new CapacityOutcome.OnFargate(FargateZones.next(scope, alike))
                : new CapacityOutcome.NoFargate(provider);
    }

    /**
     * On an instance.
     *
     * @param capacityProvider null for launch types EC2 and EXTERNAL
     */
    public CapacityOutcome onInstance(StateView state, PlacementRequest asked, @Nullable String capacityProvider) {
        PlacementRequest bound = capacityProvider == null ? asked : asked.inProvider(capacityProvider);
        return switch (placement.place(state, bound)) {
            case PlacementOutcome.Placed placed -> new CapacityOutcome.OnInstance(placed.instance());
            case PlacementOutcome.Unplaced missed ->
                capacityProvider == null
                        ? new CapacityOutcome.NoInstance(missed)
                        : missed(state, bound, capacityProvider, missed.within(state, capacityProvider));
        };
    }

    private static CapacityOutcome missed(
            StateView state, PlacementRequest asked, String provider, PlacementOutcome.Unplaced missed) {
        boolean grows = state.capacityProvider(provider)
                .filter(CapacityProvider::isScaled)
                .isPresent();
        if (grows) {
            return CapacityQueue.hasRoom(state, asked.clusterName())
                    ? new CapacityOutcome.Queued(asked)
                    : new CapacityOutcome.QueueFull();
        }
        return missed.rejections().isEmpty()
                ? new CapacityOutcome.EmptyProvider(provider)
                : new CapacityOutcome.NoInstance(missed);
    }
}
