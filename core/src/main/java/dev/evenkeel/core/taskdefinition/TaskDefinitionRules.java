package dev.evenkeel.core.taskdefinition;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.query.Query;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a task definition must be. Checked in this order, the first fault is the answer:
 *
 * <ol>
 *   <li>the family;
 *   <li>network mode and required launch types;
 *   <li>cpu and memory of the whole task, and on Fargate their pair;
 *   <li>each container ({@link ContainerRules}), their names and what they depend on ({@link ContainerDependencyRules});
 *   <li>that one container at least is essential.
 * </ol>
 */
public final class TaskDefinitionRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
    private static final List<String> NETWORK_MODES = List.of("bridge", "host", "awsvpc", "none");
    private static final List<String> LAUNCH_TYPES = List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");
    private static final int CONTAINERS_MAX = 10;
    private static final int CONSTRAINTS_MAX = 10;
    private static final int CPU_MIN = 128;
    private static final int CPU_MAX = 196_608;

    private TaskDefinitionRules() {}

    /** Refuses a task definition that ECS would refuse. */
    public static void check(TaskDefinition definition) {
        checkFamily(definition.family());
        checkModes(definition);
        checkSize(definition);
        checkContainers(definition);
    }

    private static void checkFamily(@Nullable String family) {
        if (family == null || family.isBlank()) {
            throw EcsException.client("Family should not be null or empty.");
        }
        if (!NAME.matcher(family).matches()) {
            throw EcsException.client("Family contains invalid characters.");
        }
    }

    private static void checkModes(TaskDefinition definition) {
        String mode = definition.networkMode();
        if (mode != null && !NETWORK_MODES.contains(mode)) {
            throw EcsException.client("Network mode should be one of [" + String.join(",", NETWORK_MODES) + "]");
        }
        for (String type : orEmpty(definition.requiresCompatibilities())) {
            if (!LAUNCH_TYPES.contains(type)) {
                throw EcsException.client(
                        "requiresCompatibilities should be one of [" + String.join(",", LAUNCH_TYPES) + "]");
            }
        }
        if (requiresFargate(definition) && !"awsvpc".equals(mode)) {
            throw EcsException.client("Fargate only supports network mode \u2018awsvpc\u2019.");
        }
        if (orEmpty(definition.placementConstraints()).size() > CONSTRAINTS_MAX) {
            throw EcsException.client("A maximum of " + CONSTRAINTS_MAX + " placement constraints is allowed.");
        }
        for (TaskDefinitionPlacementConstraint constraint : orEmpty(definition.placementConstraints())) {
            if (!"memberOf".equals(constraint.type())) {
                throw EcsException.client("Placement constraint type should be memberOf");
            }
            Query.parse(Objects.requireNonNullElse(constraint.expression(), ""));
        }
    }

    private static void checkSize(TaskDefinition definition) {
        OptionalInt cpu = definition.cpu() == null ? OptionalInt.empty() : TaskSize.cpu(definition.cpu());
        OptionalInt memory = definition.memory() == null ? OptionalInt.empty() : TaskSize.memory(definition.memory());
        if (definition.cpu() != null && (cpu.isEmpty() || cpu.getAsInt() < CPU_MIN || cpu.getAsInt() > CPU_MAX)) {
            throw EcsException.client("Invalid 'cpu' setting for task.");
        }
        if (definition.memory() != null && (memory.isEmpty() || memory.getAsInt() < 1)) {
            throw EcsException.client("Invalid 'memory' setting for task.");
        }
        if (requiresFargate(definition)) {
            if (cpu.isEmpty()) {
                throw EcsException.client("Fargate requires that 'cpu' be defined at the task level.");
            }
            if (memory.isEmpty()) {
                throw EcsException.client("Fargate requires that 'memory' be defined at the task level.");
            }
            if (!FargateSizes.has(cpu.getAsInt(), memory.getAsInt())) {
                throw EcsException.client("No Fargate configuration exists for given values.");
            }
        }
    }

    private static void checkContainers(TaskDefinition definition) {
        List<ContainerDefinition> containers = definition.containers();
        if (containers.isEmpty()) {
            throw EcsException.client("Container list cannot be empty.");
        }
        if (containers.size() > CONTAINERS_MAX) {
            throw EcsException.client("A task definition can have up to " + CONTAINERS_MAX + " containers.");
        }
        SortedSet<String> names = new TreeSet<>();
        for (ContainerDefinition container : containers) {
            ContainerRules.check(definition, container);
            if (!names.add(Objects.requireNonNull(container.name()))) {
                throw EcsException.client("Container.name should be unique: " + container.name());
            }
        }
        ContainerDependencyRules.check(definition);
        checkHostPorts(definition);
        if (containers.stream().noneMatch(ContainerDefinition::isEssential)) {
            throw EcsException.client("At least one container of a task definition must be essential.");
        }
    }

    /** A task whose containers want the same port of the host could run nowhere. */
    private static void checkHostPorts(TaskDefinition definition) {
        SortedSet<String> taken = new TreeSet<>();
        for (ContainerDefinition container : definition.containers()) {
            for (PortMapping mapping : orEmpty(container.portMappings())) {
                Integer port = mapping.hostPort();
                if (port != null && port != 0 && !taken.add(port + "/" + mapping.protocol())) {
                    throw EcsException.client("Host port " + port + " is used by more than one port mapping.");
                }
            }
        }
    }

    /** Whether the definition says itself that it must run on Fargate. */
    public static boolean requiresFargate(TaskDefinition definition) {
        return orEmpty(definition.requiresCompatibilities()).contains("FARGATE");
    }
}
