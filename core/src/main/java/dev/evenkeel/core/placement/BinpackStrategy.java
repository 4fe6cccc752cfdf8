package dev.evenkeel.core.placement;

import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.fleet.InstanceSet;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementQuestion;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fills instances one after another: the instance that has least left of cpu or memory. A task leaves where its going
 * leaves most of it free, so that an instance may become empty.
 */
final class BinpackStrategy implements PlacementStrategy, SetStrategy {

    @Override
    public String name() {
        return "binpack";
    }

    @Override
    public @Nullable String problem(@Nullable String field) {
        return field != null && List.of("cpu", "memory").contains(field.toLowerCase(Locale.ROOT))
                ? null
                : "Invalid field for placement strategy binpack: it should be one of [cpu,memory]";
    }

    @Override
    public void keepBest(InstanceIndex index, PlacementQuestion question, InstanceSet left) {
        if ("cpu".equalsIgnoreCase(question.field())) {
            index.keepLeastCpu(left);
        } else {
            index.keepLeastMemory(left);
        }
    }

    @Override
    public List<Candidate> best(PlacementQuestion question, List<Candidate> candidates) {
        int least = candidates.stream()
                .mapToInt(candidate -> free(question, candidate))
                .min()
                .orElseThrow();
        return candidates.stream()
                .filter(candidate -> free(question, candidate) == least)
                .toList();
    }

    @Override
    public List<Candidate> bestToLeave(PlacementQuestion question, List<Candidate> candidates) {
        int most = candidates.stream()
                .mapToInt(candidate -> free(question, candidate))
                .max()
                .orElseThrow();
        return candidates.stream()
                .filter(candidate -> free(question, candidate) == most)
                .toList();
    }

    private static int free(PlacementQuestion question, Candidate candidate) {
        return "cpu".equalsIgnoreCase(question.field())
                ? candidate.remaining().cpu()
                : candidate.remaining().memory();
    }
}
