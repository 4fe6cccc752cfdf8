package dev.evenkeel.sim;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One container: how far it has come. */
final class SimulatedContainer {
    /** ECS's defaults for a health check's interval and for {@code stopTimeout}, in seconds. */
    private static final int HEALTH_INTERVAL = 30;

    private static final int STOP_TIMEOUT = 30;
    private static final int EXIT_KILLED = 137;

    private final ContainerDefinition definition;
    private final ContainerScript script;
    private final Chance chance;
    private ContainerStatus status = ContainerStatus.PENDING;
    private HealthStatus health = HealthStatus.UNKNOWN;
    private boolean underWay;
    private @Nullable Integer exitCode;
    private @Nullable String reason;
    private @Nullable String runtimeId;
    private @Nullable String imageDigest;
    private List<NetworkBinding> bindings = List.of();
    private List<NetworkInterface> interfaces = List.of();

    SimulatedContainer(ContainerDefinition definition, Chance chance) {
        this.definition = definition;
        this.chance = chance;
        script = ContainerScript.of(definition);
    }

    String name() {
        return Objects.requireNonNullElse(definition.name(), "");
    }

    String image() {
        return Objects.requireNonNullElse(definition.image(), "");
    }

    ContainerDefinition definition() {
        return definition;
    }

    ContainerScript script() {
        return script;
    }

    boolean isPending() {
        return status == ContainerStatus.PENDING;
    }

    boolean isRunning() {
        return status == ContainerStatus.RUNNING;
    }

    /** Whether a start or a stop of it was begun and has not ended. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Begins to start or to stop it. */
    void setOut() {
        underWay = true;
    }

    void run(String id, String digest, List<NetworkBinding> ports, List<NetworkInterface> addresses) {
        status = ContainerStatus.RUNNING;
        underWay = false;
        runtimeId = id;
        imageDigest = digest;
        bindings = ports;
        interfaces = addresses;
    }

    /** Ends it. A container that never ran has no exit code. */
    void end(@Nullable Integer code, @Nullable String why) {
        status = ContainerStatus.STOPPED;
        underWay = false;
        exitCode = code;
        reason = why;
    }

    boolean waitsFor(String other) {
        List<ContainerDependency> dependencies = definition.dependsOn();
        return dependencies != null
                && dependencies.stream().anyMatch(dependency -> other.equals(dependency.containerName()));
    }

    void health(HealthStatus seen) {
        health = seen;
    }

    HealthStatus health() {
        return health;
    }

    List<NetworkBinding> bindings() {
        return bindings;
    }

    Duration startLatency() {
        Duration drawn = chance.between(200, 1_000);
        return script.start() == null ? drawn : script.start();
    }

    /** From the stop signal to the end: its own time, or its stop timeout when that is over first. */
    Duration stopLatency() {
        Duration drawn = chance.between(100, 1_000);
        Duration own = script.stop() == null ? drawn : script.stop();
        return own.compareTo(stopTimeout()) > 0 ? stopTimeout() : own;
    }

    /** 0 for a container that ended on its stop signal, 137 for one that had to be killed. */
    int stopCode() {
        return script.stop() != null && script.stop().compareTo(stopTimeout()) > 0 ? EXIT_KILLED : 0;
    }

    /** When its health check first answers; null without one. */
    @Nullable
    Duration firstHealthAnswer() {
        HealthCheck check = definition.healthCheck();
        if (check == null) {
            return null;
        }
        return Duration.ofSeconds(check.interval() == null ? HEALTH_INTERVAL : check.interval());
    }

    ContainerObservation observation() {
        return new ContainerObservation(
                name(), status, health, exitCode, reason, runtimeId, imageDigest, 0, bindings, interfaces);
    }

    private Duration stopTimeout() {
        return Duration.ofSeconds(definition.stopTimeout() == null ? STOP_TIMEOUT : definition.stopTimeout());
    }
}
