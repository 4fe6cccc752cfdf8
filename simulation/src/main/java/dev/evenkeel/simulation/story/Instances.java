package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.scenario.Fleet;
import java.util.Optional;

/** Container instances of the cluster {@code default}. */
public record Instances(Fleet all) implements Given {

    /**
     * How large each is.
     *
     * @param cpu CPU units, 1024 for one vCPU
     * @param memory MiB
     */
    public Instances of(int cpu, int memory) {
        return new Instances(new Fleet(all.instances(), cpu, memory, all.zones()));
    }

    /** Spread over so many availability zones in turn, 1 to 6. */
    public Instances zones(int count) {
        return new Instances(new Fleet(all.instances(), all.cpu(), all.memory(), count));
    }

    @Override
    public Optional<Fleet> fleet() {
        return Optional.of(all);
    }
}
