package dev.evenkeel.core.state;

import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Task definitions by family and revision. */
final class TaskDefinitionTable {
    private final SortedMap<String, NavigableMap<Integer, TaskDefinition>> families = new TreeMap<>();
    private final SortedMap<String, Integer> lastRevisions = new TreeMap<>();

    void put(TaskDefinition definition) {
        String family = Objects.requireNonNull(definition.family());
        Integer revision = Objects.requireNonNull(definition.revision());
        families.computeIfAbsent(family, key -> new TreeMap<>()).put(revision, definition);
        lastRevisions.merge(family, revision, Math::max);
    }

    void remove(TaskDefinitionArn arn) {
        NavigableMap<Integer, TaskDefinition> revisions = families.get(arn.family());
        if (revisions != null) {
            revisions.remove(arn.revision());
        }
    }

    Optional<TaskDefinition> find(TaskDefinitionArn arn) {
        return Optional.ofNullable(families.get(arn.family())).map(revisions -> revisions.get(arn.revision()));
    }

    Optional<TaskDefinition> latestActive(String family) {
        NavigableMap<Integer, TaskDefinition> revisions = families.get(family);
        return revisions == null
                ? Optional.empty()
                : revisions.descendingMap().values().stream()
                        .filter(definition -> "ACTIVE".equals(definition.status()))
                        .findFirst();
    }

    Collection<TaskDefinition> all() {
        List<TaskDefinition> all = new ArrayList<>();
        families.values().forEach(revisions -> all.addAll(revisions.values()));
        return all;
    }

    int nextRevision(String family) {
        return lastRevisions.getOrDefault(family, 0) + 1;
    }
}
