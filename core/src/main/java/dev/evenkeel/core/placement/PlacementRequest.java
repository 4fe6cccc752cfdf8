package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ServiceArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that wants an instance.
 *
 * @param group whose tasks are spread and kept apart
 * @param serviceArn the service when the group is one
 */
public record PlacementRequest(
        String clusterName,
        String group,
        @Nullable ServiceArn serviceArn,
        Resources needed,
        List<PlacementConstraint> constraints,
        List<PlacementStrategyItem> strategies,
        long random) {
    public PlacementRequest {
        constraints = List.copyOf(constraints);
        strategies = List.copyOf(strategies);
    }
}
