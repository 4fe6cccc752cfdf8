package dev.evenkeel.core.taskdefinition;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.error.EcsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the containers of a task definition may want of each other. Checked in this order for each of them:
 *
 * <ol>
 *   <li>{@code dependsOn}: the other exists; the condition is one of four; COMPLETE and SUCCESS name no essential
 *       container, HEALTHY names one with a health check;
 *   <li>{@code links}: bridge mode only, and the other exists;
 *   <li>{@code volumesFrom}: the other exists;
 * </ol>
 *
 * <p>and then for all together that none waits for itself, be it through others.
 */
final class ContainerDependencyRules {
    private static final List<String> CONDITIONS = List.of("START", "COMPLETE", "SUCCESS", "HEALTHY");

    private ContainerDependencyRules() {}

    static void check(TaskDefinition definition) {
        List<ContainerDefinition> containers = definition.containers();
        for (ContainerDefinition container : containers) {
            for (ContainerDependency dependency : orEmpty(container.dependsOn())) {
                checkDependency(container, dependency, containers);
            }
            if (!orEmpty(container.links()).isEmpty()
                    && !definition.effectiveNetworkMode().equals("bridge")) {
                throw EcsException.client(
                        "Links are not supported when networkMode=" + definition.effectiveNetworkMode() + ".");
            }
            for (String other : linked(container)) {
                find(container, "links to", other, containers);
            }
            for (String other : mounted(container)) {
                find(container, "takes volumes from", other, containers);
            }
        }
        checkNoCircle(containers);
    }

    private static void checkDependency(
            ContainerDefinition container, ContainerDependency dependency, List<ContainerDefinition> containers) {
        ContainerDefinition target = find(container, "depends on", dependency.containerName(), containers);
        String condition = String.valueOf(dependency.condition());
        if (!CONDITIONS.contains(condition)) {
            throw EcsException.client(
                    "Container dependency condition should be one of [" + String.join(",", CONDITIONS) + "]");
        }
        boolean waitsForEnd = condition.equals("COMPLETE") || condition.equals("SUCCESS");
        if (waitsForEnd && target.isEssential()) {
            throw EcsException.client("Container '" + container.name() + "' cannot wait with condition " + condition
                    + " for essential container '" + dependency.containerName() + "'.");
        }
        if (condition.equals("HEALTHY") && target.healthCheck() == null) {
            throw EcsException.client("Container '" + dependency.containerName() + "' must have a health check, since '"
                    + container.name() + "' waits for it to be HEALTHY.");
        }
    }

    private static ContainerDefinition find(
            ContainerDefinition container, String wants, @Nullable String other, List<ContainerDefinition> containers) {
        Optional<ContainerDefinition> found = containers.stream()
                .filter(each -> Objects.equals(each.name(), other))
                .findFirst();
        return found.orElseThrow(() -> EcsException.client("Container '" + container.name() + "' " + wants
                + " container '" + other + "', which is not in the task definition."));
    }

    private static void checkNoCircle(List<ContainerDefinition> containers) {
        SortedSet<String> free = new TreeSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (ContainerDefinition container : containers) {
                if (free.containsAll(wanted(container)) && free.add(String.valueOf(container.name()))) {
                    found = true;
                }
            }
        }
        if (free.size() < containers.size()) {
            throw EcsException.client("The dependencies of the containers form a circle.");
        }
    }

    private static List<String> wanted(ContainerDefinition container) {
        List<String> names = new ArrayList<>();
        orEmpty(container.dependsOn()).forEach(each -> names.add(String.valueOf(each.containerName())));
        names.addAll(linked(container));
        names.addAll(mounted(container));
        return names;
    }

    /** A link is {@code name} or {@code name:alias}. */
    private static List<String> linked(ContainerDefinition container) {
        return orEmpty(container.links()).stream()
                .map(link -> link.contains(":") ? link.substring(0, link.indexOf(':')) : link)
                .toList();
    }

    private static List<String> mounted(ContainerDefinition container) {
        return orEmpty(container.volumesFrom()).stream()
                .map(volumes -> String.valueOf(volumes.sourceContainer()))
                .toList();
    }
}
