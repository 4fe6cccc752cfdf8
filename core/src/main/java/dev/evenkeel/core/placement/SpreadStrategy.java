package dev.evenkeel.core.placement;

import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.fleet.InstanceSet;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementQuestion;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evens out the tasks of the group over the values of an attribute, or over instances: the value with the fewest tasks.
 * A task leaves where the most are.
 *
 * <p>All tasks of the group in the cluster count, wherever they are: a zone whose instances are full is no emptier for it.
 * In the list form, which only sees candidates, theirs count alone.
 */
final class SpreadStrategy implements PlacementStrategy, SetStrategy {

    private static final String ATTRIBUTE = "attribute:";

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public @Nullable String problem(@Nullable String field) {
        return field != null && (field.equals("instanceId") || field.equals("host") || field.startsWith(ATTRIBUTE))
                ? null
                : "Invalid field for placement strategy spread: it should be instanceId, host or attribute:NAME";
    }

    @Override
    public void keepBest(InstanceIndex index, PlacementQuestion question, InstanceSet left) {
        attribute(question.field())
                .ifPresentOrElse(
                        attribute -> index.keepFewest(left, question.group(), attribute),
                        () -> index.keepFewest(left, question.group()));
    }

    /** The name of the attribute that a field names; empty when it names instances. */
    static Optional<String> attribute(@Nullable String field) {
        return Optional.ofNullable(field)
                .filter(name -> name.startsWith(ATTRIBUTE))
                .map(name -> name.substring(ATTRIBUTE.length()));
    }

    @Override
    public List<Candidate> best(PlacementQuestion question, List<Candidate> candidates) {
        SortedMap<String, Integer> counts = counts(question, candidates);
        return having(question, candidates, counts, least(counts.values()));
    }

    @Override
    public List<Candidate> bestToLeave(PlacementQuestion question, List<Candidate> candidates) {
        SortedMap<String, Integer> counts = counts(question, candidates);
        return having(
                question,
                candidates,
                counts,
                counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    private static int least(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    private static List<Candidate> having(
            PlacementQuestion question, List<Candidate> candidates, SortedMap<String, Integer> counts, int count) {
        return candidates.stream()
                .filter(candidate -> counts.getOrDefault(value(question, candidate), 0) == count)
                .toList();
    }

    private static SortedMap<String, Integer> counts(PlacementQuestion question, List<Candidate> candidates) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Candidate candidate : candidates) {
            counts.merge(value(question, candidate), candidate.tasksOfGroup(), Integer::sum);
        }
        return counts;
    }

    private static String value(PlacementQuestion question, Candidate candidate) {
        String field = String.valueOf(question.field());
        return field.startsWith(ATTRIBUTE)
                ? candidate
                        .instance()
                        .attribute(field.substring(ATTRIBUTE.length()))
                        .orElse("")
                : candidate.instance().containerInstanceArn().value();
    }
}
