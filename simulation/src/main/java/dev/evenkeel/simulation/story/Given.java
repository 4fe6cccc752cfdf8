package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Fleet;
import java.util.List;
import java.util.Optional;

/** What there is when a story begins. */
public sealed interface Given permits Instances, Definition, AService {

    /** The container instances, where it says anything about them. */
    default Optional<Fleet> fleet() {
        return Optional.empty();
    }

    /** What is asked of ECS, in order. */
    default List<Action.Call> calls() {
        return List.of();
    }

    /** One container instance of 4 vCPU and 16 GiB. */
    static Instances anInstance() {
        return instances(1);
    }

    /** So many of them, in one zone. */
    static Instances instances(int count) {
        return new Instances(new Fleet(count, Fleet.DEFAULT.cpu(), Fleet.DEFAULT.memory(), 1));
    }

    /** A task definition of one container; a revision for each of its images. */
    static Definition taskDefinition(String family) {
        return Definition.of(family);
    }

    /** A service. */
    static AService aService(String name) {
        return AService.named(name);
    }
}
