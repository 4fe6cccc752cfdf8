package dev.evenkeel.core.taskdefinition;

import dev.evenkeel.core.error.EcsException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one container of a task definition must be. */
final class ContainerRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
    private static final List<String> CONDITIONS = List.of("START", "COMPLETE", "SUCCESS", "HEALTHY");
    private static final List<Integer> RESERVED_PORTS = List.of(22, 2375, 2376, 51678, 51679, 51680);
    /** Docker 20.10 and newer refuse less. */
    private static final int MEMORY_MIN = 6;

    private ContainerRules() {}

    static void check(TaskDefinition definition, ContainerDefinition container) {
        checkName(container);
        if (container.image() == null || container.image().isBlank()) {
            throw EcsException.client("Container.image should not be null or empty.");
        }
        checkSize(definition, container);
        for (PortMapping mapping : orEmpty(container.portMappings())) {
            checkPort(definition.effectiveNetworkMode(), mapping);
        }
        if (container.healthCheck() != null) {
            checkHealth(container.healthCheck());
        }
        checkRange(container, "stopTimeout", container.stopTimeout(), 0, Integer.MAX_VALUE);
        checkRange(container, "startTimeout", container.startTimeout(), 0, Integer.MAX_VALUE);
    }

    private static void checkName(ContainerDefinition container) {
        String name = container.name();
        if (name == null || name.isEmpty()) {
            throw EcsException.client("Container.name should not be null or empty.");
        }
        if (!NAME.matcher(name).matches()) {
            throw EcsException.client("Container.name contains invalid characters.");
        }
    }

    private static void checkSize(TaskDefinition definition, ContainerDefinition container) {
        checkRange(container, "cpu", container.cpu(), 0, Integer.MAX_VALUE);
        checkRange(container, "memory", container.memory(), MEMORY_MIN, Integer.MAX_VALUE);
        checkRange(container, "memoryReservation", container.memoryReservation(), MEMORY_MIN, Integer.MAX_VALUE);
        Integer hard = container.memory();
        Integer soft = container.memoryReservation();
        if (hard == null && soft == null && definition.memory() == null) {
            throw EcsException.client("Invalid setting for container '" + container.name()
                    + "'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }
        if (hard != null && soft != null && soft > hard) {
            throw EcsException.client("Invalid setting for container '" + container.name()
                    + "'. The 'memory' must be greater than or equal to 'memoryReservation'.");
        }
        int taskMemory = sizeOrMax(definition.memory(), true);
        int taskCpu = sizeOrMax(definition.cpu(), false);
        if ((hard != null && hard > taskMemory) || (soft != null && soft > taskMemory)) {
            throw EcsException.client("Invalid setting for container '" + container.name()
                    + "'. The 'memory' of a container must not be greater than that of the task.");
        }
        if (container.cpu() != null && container.cpu() > taskCpu) {
            throw EcsException.client("Invalid setting for container '" + container.name()
                    + "'. The 'cpu' of a container must not be greater than that of the task.");
        }
    }

    private static int sizeOrMax(@Nullable String text, boolean memory) {
        return text == null
                ? Integer.MAX_VALUE
                : (memory ? TaskSize.memory(text) : TaskSize.cpu(text)).orElse(Integer.MAX_VALUE);
    }

    private static void checkPort(String networkMode, PortMapping mapping) {
        Integer container = mapping.containerPort();
        Integer host = mapping.hostPort();
        if (mapping.protocol() != null && !List.of("tcp", "udp").contains(mapping.protocol())) {
            throw EcsException.client("Port mapping protocol should be one of [tcp,udp]");
        }
        if (container != null && (container < 1 || container > 65_535)) {
            throw EcsException.client("Container port should be between 1 and 65535");
        }
        if (host != null && (host < 0 || host > 65_535)) {
            throw EcsException.client("Host port should be between 0 and 65535");
        }
        if (host != null && networkMode.equals("bridge") && RESERVED_PORTS.contains(host)) {
            throw EcsException.client("Host port " + host + " is reserved.");
        }
        boolean same = networkMode.equals("awsvpc") || networkMode.equals("host");
        if (same && host != null && host != 0 && !host.equals(container)) {
            throw EcsException.client("When networkMode=" + networkMode
                    + ", the host ports and container ports in port mappings must match.");
        }
    }

    private static void checkHealth(HealthCheck check) {
        if (check.command() == null || check.command().isEmpty()) {
            throw EcsException.client("Health check command should not be null or empty.");
        }
        checkHealthRange("interval", check.interval(), 5, 300);
        checkHealthRange("timeout", check.timeout(), 2, 60);
        checkHealthRange("retries", check.retries(), 1, 10);
        checkHealthRange("startPeriod", check.startPeriod(), 0, 300);
    }

    private static void checkHealthRange(String member, @Nullable Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw EcsException.client("Health check " + member + " should be between " + min + " and " + max);
        }
    }

    private static void checkRange(
            ContainerDefinition container, String member, @Nullable Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw EcsException.client("Invalid setting for container '" + container.name() + "'. The '" + member
                    + "' must be at least " + min + ".");
        }
    }

    /** COMPLETE and SUCCESS wait for an end, so what they name may not be essential. */
    static void checkDependencies(ContainerDefinition container, List<ContainerDefinition> containers) {
        for (ContainerDependency dependency : orEmpty(container.dependsOn())) {
            Optional<ContainerDefinition> target = containers.stream()
                    .filter(other -> Objects.equals(other.name(), dependency.containerName()))
                    .findFirst();
            if (target.isEmpty()) {
                throw EcsException.client("Container '" + container.name() + "' depends on container '"
                        + dependency.containerName() + "', which is not in the task definition.");
            }
            String condition = String.valueOf(dependency.condition());
            if (!CONDITIONS.contains(condition)) {
                throw EcsException.client(
                        "Container dependency condition should be one of [" + String.join(",", CONDITIONS) + "]");
            }
            boolean waitsForEnd = condition.equals("COMPLETE") || condition.equals("SUCCESS");
            if (waitsForEnd && !Boolean.FALSE.equals(target.get().essential())) {
                throw EcsException.client("Container '" + container.name() + "' cannot wait with condition " + condition
                        + " for essential container '" + dependency.containerName() + "'.");
            }
            if (condition.equals("HEALTHY") && target.get().healthCheck() == null) {
                throw EcsException.client("Container '" + dependency.containerName()
                        + "' must have a health check, since '" + container.name() + "' waits for it to be HEALTHY.");
            }
        }
    }

    static void checkNoCircle(List<ContainerDefinition> containers) {
        SortedSet<String> free = new TreeSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (ContainerDefinition container : containers) {
                boolean ready = orEmpty(container.dependsOn()).stream()
                        .allMatch(dependency -> free.contains(String.valueOf(dependency.containerName())));
                if (ready && free.add(String.valueOf(container.name()))) {
                    found = true;
                }
            }
        }
        if (free.size() < containers.size()) {
            throw EcsException.client("The dependencies of the containers form a circle.");
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
