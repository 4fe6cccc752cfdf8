package dev.evenkeel.core.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What placement finds by sets is what looking at everything finds, decision after decision, in worlds that do not rest. */
@NullUnmarked
class PlacementGateTest {
    private static final int WORLDS = 500;
    private static final int DECISIONS = 200;

    private static Placement placement() {
        return new Placement(BuiltInStrategies.byName());
    }

    @Test
    void decidesAsBruteForceDoesAHundredThousandTimes() {
        Placement placement = placement();
        int placed = 0;

        for (int world = 0; world < WORLDS; world++) {
            RandomFleet fleet = new RandomFleet(world, world % 50 == 0 ? 150 : 2 + world % 30);
            for (int i = 0; i < DECISIONS; i++) {
                fleet.stir();
                PlacementRequest request = fleet.ask();
                Optional<ContainerInstance> expected = BruteForce.place(fleet.state, request);

                PlacementOutcome outcome = placement.place(fleet.state, request);

                Optional<ContainerInstance> found = outcome instanceof PlacementOutcome.Placed there
                        ? Optional.of(there.instance())
                        : Optional.empty();
                String where = "world " + world + " decision " + i + ": " + request;
                assertEquals(expected, found, where);
                assertExplained(fleet, request, outcome);
                if (found.isPresent()) {
                    fleet.put(request, found.get());
                    placed++;
                }
            }
        }

        assertTrue(placed > WORLDS * DECISIONS / 4, placed + " of them had a place");
        assertTrue(placed < WORLDS * DECISIONS, placed + " of them had a place");
    }

    /** Each ACTIVE instance has said why not, or the one that was chosen has nothing to say. */
    private static void assertExplained(RandomFleet fleet, PlacementRequest request, PlacementOutcome outcome) {
        switch (outcome) {
            case PlacementOutcome.Placed placed ->
                assertEquals(Optional.empty(), Misfits.of(fleet.state, placed.instance(), request));
            case PlacementOutcome.Unplaced missed ->
                assertEquals(
                        fleet.state.containerInstances("default").stream()
                                .filter(instance -> instance.status() == ContainerInstanceStatus.ACTIVE)
                                .map(ContainerInstance::containerInstanceArn)
                                .toList(),
                        missed.rejections().stream().map(Rejection::instance).toList());
        }
    }
}
