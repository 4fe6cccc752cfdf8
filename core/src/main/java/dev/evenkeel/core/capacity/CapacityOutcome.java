package dev.evenkeel.core.capacity;

import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;

/** Where one task gets its capacity from, or why nowhere. */
public sealed interface CapacityOutcome {

    /** On Fargate, in a zone. */
    record OnFargate(String availabilityZone) implements CapacityOutcome {}

    record OnInstance(ContainerInstance instance) implements CapacityOutcome {}

    /** It is created without a place, and waits for one. */
    record Queued(PlacementRequest asked) implements CapacityOutcome {}

    /** It is not created. */
    sealed interface Lacking extends CapacityOutcome {

        /** The sentence of the service event, without the service's name. */
        String eventText();
    }

    /** No instance fits. */
    record NoInstance(PlacementOutcome.Unplaced unplaced) implements Lacking {
        @Override
        public String eventText() {
            return unplaced.eventText();
        }
    }

    /** The capacity provider does not grow, and has no instance that takes tasks. */
    record EmptyProvider(String capacityProvider) implements Lacking {
        @Override
        public String eventText() {
            return "was unable to reach steady state."
                    + " Reason: No Container Instances were found in your capacity provider.";
        }
    }

    /** As many tasks wait in the cluster as may. */
    record QueueFull() implements Lacking {
        @Override
        public String eventText() {
            return "was unable to place tasks in your cluster because the tasks provisioning capacity limit was"
                    + " exceeded.";
        }
    }

    /** Fargate, or Fargate Spot, has nothing to give at present. */
    record NoFargate(String capacityProvider) implements Lacking {
        @Override
        public String eventText() {
            return "was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in"
                    + " a different availability zone.";
        }
    }
}
