package com.example.quiethosts;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementQuestion;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places each task on the quietest host: the one with the largest share of its cpu, or of its memory, unreserved. When a
 * service shrinks, tasks on the busiest hosts go first. Unlike {@code spread} it sees what other services have placed,
 * and unlike {@code binpack} it leaves room everywhere for bursts.
 *
 * <pre>"placementStrategy": [{ "type": "quiet-hosts", "field": "cpu" }]</pre>
 */
final class QuietHosts implements PlacementStrategy {

    @Override
    public String name() {
        return "quiet-hosts";
    }

    @Override
    public @Nullable String problem(@Nullable String field) {
        return field == null || field.equals("cpu") || field.equals("memory")
                ? null
                : "quiet-hosts takes the field cpu or memory, not " + field + ".";
    }

    @Override
    public List<Candidate> best(PlacementQuestion question, List<Candidate> candidates) {
        double quietest = candidates.stream()
                .mapToDouble(candidate -> freeShare(question, candidate))
                .max()
                .orElse(0);
        return candidates.stream()
                .filter(candidate -> freeShare(question, candidate) == quietest)
                .toList();
    }

    @Override
    public List<Candidate> bestToLeave(PlacementQuestion question, List<Candidate> candidates) {
        double busiest = candidates.stream()
                .mapToDouble(candidate -> freeShare(question, candidate))
                .min()
                .orElse(0);
        return candidates.stream()
                .filter(candidate -> freeShare(question, candidate) == busiest)
                .toList();
    }

    private static double freeShare(PlacementQuestion question, Candidate candidate) {
        Resources all = candidate.instance().registered();
        Resources free = candidate.remaining();
        return "memory".equals(question.field()) ? share(free.memory(), all.memory()) : share(free.cpu(), all.cpu());
    }

    private static double share(int free, int all) {
        return all == 0 ? 0 : (double) free / all;
    }
}
