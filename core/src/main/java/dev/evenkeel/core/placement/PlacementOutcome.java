package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.state.StateView;
import java.util.List;
import java.util.Optional;

/** What came of looking for an instance: one, or for each why not. */
public sealed interface PlacementOutcome {

    record Placed(ContainerInstance instance) implements PlacementOutcome {}

    /** No instance fits; the rejections are in the order of instance ids, one for each ACTIVE instance. */
    record Unplaced(List<Rejection> rejections) implements PlacementOutcome {
        private static final String TROUBLESHOOTING =
                " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

        public Unplaced {
            rejections = List.copyOf(rejections);
        }

        /** What the instances of one capacity provider had against it. */
        public Unplaced within(StateView state, String capacityProvider) {
            return new Unplaced(rejections.stream()
                    .filter(rejection -> state.containerInstance(rejection.instance())
                            .filter(instance -> capacityProvider.equals(instance.capacityProviderName()))
                            .isPresent())
                    .toList());
        }

        /** The instance that came closest: the one that failed latest in the order of the checks. */
        public Optional<Rejection> closest() {
            return rejections.stream()
                    .reduce((left, right) -> right.misfit().compareTo(left.misfit()) > 0 ? right : left);
        }

        /** The sentence of the service event, without the service's name. */
        public String eventText() {
            return "was unable to place a task because no container instance met all of its requirements."
                    + closest()
                            .map(rejection -> " The closest matching (container-instance "
                                    + rejection.instance().id() + ") "
                                    + rejection.misfit().eventText() + ".")
                            .orElse(" Reason: No Container Instances were found in your cluster.")
                    + TROUBLESHOOTING;
        }
    }
}
