package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the services of a scenario may have beside the plainest. A seed has a part of it: what is left out lets the rest go deeper. */
enum Feature {
    /** Thresholds of every kind, and counts that outlast a healthy task. */
    BREAKERS(2),
    /** Tasks that take more of one resource than of another. */
    SIZES(2),
    /** Containers that wait for others, end on their own or hang on to life, and are restarted in place. */
    CONTAINERS(2),
    /** Instances that a service may not use, fixed ports in ranges. */
    CONSTRAINTS(2),
    /** Bake times, alarms and early success. */
    WATCHING(2),
    /** Load balancers that check more often, and wait less for the last requests. */
    TARGETS(2),
    /** Daemon services. */
    DAEMONS(4),
    /** Services that an outside deployer rolls. */
    TASK_SETS(4),
    /** Deployments that move traffic. */
    STAGES(3),
    /** Capacity providers over a pool of hosts and over Fargate. */
    PROVIDERS(4);

    private final int oneIn;

    Feature(int oneIn) {
        this.oneIn = oneIn;
    }

    /** Those of a seed, each drawn by itself, so that one more changes no other. */
    static SortedSet<Feature> of(long seed) {
        SortedSet<Feature> some = new TreeSet<>();
        for (Feature feature : values()) {
            if (new Draw(seed, "feature/" + feature).oneIn(feature.oneIn)) {
                some.add(feature);
            }
        }
        return Collections.unmodifiableSortedSet(some);
    }
}
