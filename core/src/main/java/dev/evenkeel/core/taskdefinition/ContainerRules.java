package dev.evenkeel.core.taskdefinition;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.error.EcsException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one container of a task definition must be. */
final class ContainerRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
    private static final List<Integer> RESERVED_PORTS = List.of(22, 2375, 2376, 51678, 51679, 51680);
    /** ECS allows 100 ranges a container; how long one may be it leaves to the host's free ports. */
    private static final int RANGE_MAX = 1_000;
    /** Docker 20.10 and newer refuse less. */
    private static final int MEMORY_MIN = 6;

    private static final int FARGATE_TIMEOUT_MIN = 2;
    private static final int FARGATE_TIMEOUT_MAX = 120;
    private static final int IGNORED_EXIT_CODES_MAX = 50;
    private static final int RESTART_PERIOD_MIN = 60;
    private static final int RESTART_PERIOD_MAX = 1800;

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
        SecretRules.check(container);
        checkTimeouts(definition, container);
        if (container.restartPolicy() != null) {
            checkRestart(container, container.restartPolicy());
        }
    }

    /** ECS limits both on Fargate only. */
    private static void checkTimeouts(TaskDefinition definition, ContainerDefinition container) {
        boolean fargate = TaskDefinitionRules.requiresFargate(definition);
        int min = fargate ? FARGATE_TIMEOUT_MIN : 0;
        int max = fargate ? FARGATE_TIMEOUT_MAX : Integer.MAX_VALUE;
        Gpus.check(container.other());
        checkRange(container, "stopTimeout", container.stopTimeout(), min, max);
        checkRange(container, "startTimeout", container.startTimeout(), min, max);
    }

    private static void checkRestart(ContainerDefinition container, ContainerRestartPolicy policy) {
        if (policy.enabled() == null) {
            throw EcsException.client("Invalid setting for container '" + container.name()
                    + "'. The 'enabled' of its restartPolicy must be specified.");
        }
        if (orEmpty(policy.ignoredExitCodes()).size() > IGNORED_EXIT_CODES_MAX) {
            throw EcsException.client("Invalid setting for container '" + container.name()
                    + "'. Its restartPolicy can have up to " + IGNORED_EXIT_CODES_MAX + " ignoredExitCodes.");
        }
        checkRange(
                container,
                "restartAttemptPeriod",
                policy.restartAttemptPeriod(),
                RESTART_PERIOD_MIN,
                RESTART_PERIOD_MAX);
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
        if (container == null && mapping.containerPortRange() == null) {
            throw EcsException.client("Port mappings should have a containerPort or a containerPortRange.");
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
        if (mapping.containerPortRange() != null) {
            checkPortRange(mapping);
        }
        boolean same = networkMode.equals("awsvpc") || networkMode.equals("host");
        if (same && host != null && host != 0 && !host.equals(container)) {
            throw EcsException.client("When networkMode=" + networkMode
                    + ", the host ports and container ports in port mappings must match.");
        }
    }

    private static void checkPortRange(PortMapping mapping) {
        if (mapping.containerPort() != null || mapping.hostPort() != null) {
            throw EcsException.client("A port mapping with a containerPortRange has no containerPort and no hostPort.");
        }
        PortRange range = PortRange.of(String.valueOf(mapping.containerPortRange()))
                .orElseThrow(() ->
                        EcsException.client("containerPortRange should be FIRST-LAST with ports between 1 and 65535"));
        if (range.size() > RANGE_MAX) {
            throw EcsException.client("A containerPortRange can have up to " + RANGE_MAX + " ports.");
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
                    + "' must be " + (max == Integer.MAX_VALUE ? "at least " + min : "between " + min + " and " + max)
                    + ".");
        }
    }
}
