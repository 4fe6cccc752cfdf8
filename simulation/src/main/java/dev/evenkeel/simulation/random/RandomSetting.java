package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.scenario.Fleet;
import java.util.SortedSet;

/**
 * What the services of a scenario share.
 *
 * @param services how many there are
 */
record RandomSetting(long seed, Fleet fleet, int services, SortedSet<Feature> features) {
    /** Of the first services so many may be daemons: each has a task on every instance. */
    static final int DAEMONS_MOST = 2;

    /** The capacity provider of a pool, where there is one. */
    static final String POOL = "pool";

    /** As many hosts as its group may have. */
    static final int POOL_HOSTS = 10;

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** What is drawn for one service and purpose. */
    Draw draw(String purpose, int number) {
        return new Draw(seed, purpose + "/" + number);
    }

    /**
     * So many tasks of a service have room, whatever the others do: half of an even share, so that all can roll.
     *
     * @param instances that the service may use
     */
    int room(TaskShape shape, int instances) {
        int shares = services + (has(Feature.DAEMONS) ? DAEMONS_MOST : 0);
        return instances * shape.fits(fleet) / (2 * shares);
    }
}
