package dev.evenkeel.core.placement;

import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.fleet.InstanceSet;
import dev.evenkeel.core.spi.PlacementQuestion;

/** A strategy that works on sets of instances and so need not look at each; it keeps the same ones as its list form. */
interface SetStrategy {

    /** Keeps the best of a set that is not empty. */
    void keepBest(InstanceIndex index, PlacementQuestion question, InstanceSet left);
}
