package dev.evenkeel.core.state;

import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.placement.TaskNeeds;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Task definitions by family and revision. */
final class TaskDefinitionTable {
    private final SortedMap<String, NavigableMap<Integer, TaskDefinition>> families = new TreeMap<>();
    private final SortedMap<String, Integer> lastRevisions = new TreeMap<>();
    /** Looked up with each report of a task; what its tasks reserve is worked out once, and shared by all of them. */
    private final Map<TaskDefinitionArn, Registered> byArn = new LinkedHashMap<>();

    private record Registered(TaskDefinition definition, TaskNeeds needs) {}

    void put(TaskDefinition definition) {
        String family = Objects.requireNonNull(definition.family());
        Integer revision = Objects.requireNonNull(definition.revision());
        families.computeIfAbsent(family, key -> new TreeMap<>()).put(revision, definition);
        lastRevisions.merge(family, revision, Math::max);
        byArn.put(
                new TaskDefinitionArn(Objects.requireNonNull(definition.taskDefinitionArn())),
                new Registered(definition, TaskNeeds.of(definition, null)));
    }

    void remove(TaskDefinitionArn arn) {
        byArn.remove(arn);
        NavigableMap<Integer, TaskDefinition> revisions = families.get(arn.family());
        if (revisions != null) {
            revisions.remove(arn.revision());
        }
    }

    Optional<TaskDefinition> find(TaskDefinitionArn arn) {
        return Optional.ofNullable(byArn.get(arn)).map(Registered::definition);
    }

    Optional<TaskNeeds> needs(TaskDefinitionArn arn) {
        return Optional.ofNullable(byArn.get(arn)).map(Registered::needs);
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
