package dev.evenkeel.core.placement;

import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.fleet.InstanceSet;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementQuestion;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any instance that can run the task, drawn from the question's random number. */
final class RandomStrategy implements PlacementStrategy, SetStrategy {

    @Override
    public String name() {
        return "random";
    }

    @Override
    public @Nullable String problem(@Nullable String field) {
        return null; // ECS takes any field here and does not look at it
    }

    @Override
    public void keepBest(InstanceIndex index, PlacementQuestion question, InstanceSet left) {
        int drawn = left.nth((int) Long.remainderUnsigned(question.random(), left.size()));
        left.keepIf(slot -> slot == drawn);
    }

    @Override
    public List<Candidate> best(PlacementQuestion question, List<Candidate> candidates) {
        return List.of(candidates.get((int) Long.remainderUnsigned(question.random(), candidates.size())));
    }
}
