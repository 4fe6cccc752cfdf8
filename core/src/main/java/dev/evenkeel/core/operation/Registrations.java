package dev.evenkeel.core.operation;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.FargateSizes;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.RequiredAttributes;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinitionRules;
import dev.evenkeel.core.taskdefinition.TaskSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From what RegisterTaskDefinition is asked to the revision that is kept, with ECS's defaults filled in. */
final class Registrations {

    private Registrations() {}

    static TaskDefinition asked(RegisterTaskDefinitionRequest request) {
        return new TaskDefinition(
                null,
                request.containerDefinitions(),
                request.family(),
                request.taskRoleArn(),
                request.executionRoleArn(),
                request.networkMode(),
                null,
                null,
                null,
                request.placementConstraints(),
                null,
                request.requiresCompatibilities(),
                request.cpu(),
                request.memory(),
                request.pidMode(),
                request.ipcMode(),
                null,
                null,
                null,
                request.enableFaultInjection(),
                Others.of(request.other()));
    }

    static TaskDefinition registered(TaskDefinition asked, int revision, Change change) {
        String family = Objects.requireNonNull(asked.family());
        Map<String, Object> other = new LinkedHashMap<>(Others.of(asked.other()));
        other.putIfAbsent("volumes", List.of());
        return new TaskDefinition(
                change.scope().taskDefinition(family, revision).value(),
                asked.containers().stream()
                        .map(container -> withDefaults(container, asked.effectiveNetworkMode()))
                        .toList(),
                family,
                asked.taskRoleArn(),
                asked.executionRoleArn(),
                asked.effectiveNetworkMode(),
                revision,
                "ACTIVE",
                RequiredAttributes.of(asked),
                orEmpty(asked.placementConstraints()),
                compatibilities(asked),
                asked.requiresCompatibilities(),
                asked.cpu() == null
                        ? null
                        : Integer.toString(TaskSize.cpu(asked.cpu()).orElseThrow()),
                asked.memory() == null
                        ? null
                        : Integer.toString(TaskSize.memory(asked.memory()).orElseThrow()),
                asked.pidMode(),
                asked.ipcMode(),
                change.now(),
                null,
                change.scope().rootPrincipal(),
                Objects.requireNonNullElse(asked.enableFaultInjection(), false),
                other);
    }

    static TaskDefinition withStatus(TaskDefinition d, String status, Instant now) {
        return new TaskDefinition(
                d.taskDefinitionArn(),
                d.containerDefinitions(),
                d.family(),
                d.taskRoleArn(),
                d.executionRoleArn(),
                d.networkMode(),
                d.revision(),
                status,
                d.requiresAttributes(),
                d.placementConstraints(),
                d.compatibilities(),
                d.requiresCompatibilities(),
                d.cpu(),
                d.memory(),
                d.pidMode(),
                d.ipcMode(),
                d.registeredAt(),
                d.deregisteredAt() == null ? now : d.deregisteredAt(),
                d.registeredBy(),
                d.enableFaultInjection(),
                d.other());
    }

    /** The launch types that it could run on: Fargate needs awsvpc and one of its sizes. */
    private static List<String> compatibilities(TaskDefinition asked) {
        List<String> found = new ArrayList<>();
        if (!asked.effectiveNetworkMode().equals("awsvpc")) {
            found.add("EXTERNAL");
        }
        found.add("EC2");
        boolean sized = asked.cpu() != null
                && asked.memory() != null
                && FargateSizes.has(
                        TaskSize.cpu(asked.cpu()).orElse(0),
                        TaskSize.memory(asked.memory()).orElse(0));
        if (TaskDefinitionRules.requiresFargate(asked)
                || (asked.effectiveNetworkMode().equals("awsvpc") && sized)) {
            found.add("FARGATE");
        }
        return found;
    }

    private static ContainerDefinition withDefaults(ContainerDefinition c, String networkMode) {
        Map<String, Object> other = new LinkedHashMap<>(Others.of(c.other()));
        other.putIfAbsent("systemControls", List.of());
        return new ContainerDefinition(
                c.name(),
                c.image(),
                Objects.requireNonNullElse(c.cpu(), 0),
                c.memory(),
                c.memoryReservation(),
                c.links(),
                ports(c.portMappings(), networkMode),
                Objects.requireNonNullElse(c.essential(), true),
                c.restartPolicy(),
                c.entryPoint(),
                c.command(),
                orEmpty(c.environment()),
                orEmpty(c.mountPoints()),
                orEmpty(c.volumesFrom()),
                c.dependsOn(),
                c.startTimeout(),
                c.stopTimeout(),
                c.hostname(),
                c.user(),
                c.workingDirectory(),
                c.privileged(),
                c.readonlyRootFilesystem(),
                c.dockerLabels(),
                c.ulimits(),
                withDefaults(c.healthCheck()),
                c.versionConsistency(),
                other);
    }

    private static List<PortMapping> ports(@Nullable List<PortMapping> given, String networkMode) {
        boolean same = networkMode.equals("awsvpc") || networkMode.equals("host");
        List<PortMapping> ports = new ArrayList<>();
        for (PortMapping mapping : orEmpty(given)) {
            Integer host = mapping.hostPort();
            if (mapping.containerPort() != null && (host == null || (same && host == 0))) {
                host = same ? mapping.containerPort() : Integer.valueOf(0);
            }
            ports.add(new PortMapping(
                    mapping.containerPort(),
                    host,
                    Objects.requireNonNullElse(mapping.protocol(), "tcp"),
                    mapping.name(),
                    mapping.appProtocol(),
                    mapping.containerPortRange(),
                    Others.of(mapping.other())));
        }
        return ports;
    }

    private static @Nullable HealthCheck withDefaults(@Nullable HealthCheck check) {
        return check == null
                ? null
                : new HealthCheck(
                        check.command(),
                        Objects.requireNonNullElse(check.interval(), 30),
                        Objects.requireNonNullElse(check.timeout(), 5),
                        Objects.requireNonNullElse(check.retries(), 3),
                        check.startPeriod());
    }
}
