package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.docker.client.ContainerInspection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One container of a task run, as far as it was seen. Its status only moves forward. */
final class ContainerRun {

    private static final int KILLED = 137;

    private final ContainerDefinition definition;
    private final String engineName;
    private ContainerStatus status = ContainerStatus.PENDING;
    private HealthStatus health = HealthStatus.UNKNOWN;
    private boolean launched;
    private boolean stopAsked;
    private boolean eventMissed;
    private boolean restarting;
    private int restarts;
    private Instant lastStart = Instant.EPOCH;
    private boolean tty;
    private String stopSignal = "SIGTERM";
    private @Nullable Integer exitCode;
    private @Nullable String reason;
    private @Nullable String id;
    private @Nullable String imageDigest;
    private List<NetworkBinding> bindings = List.of();
    private List<NetworkInterface> interfaces = List.of();

    ContainerRun(ContainerDefinition definition, String engineName) {
        this.definition = definition;
        this.engineName = engineName;
    }

    String name() {
        return Objects.requireNonNull(definition.name());
    }

    ContainerDefinition definition() {
        return definition;
    }

    String engineName() {
        return engineName;
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    boolean isPending() {
        return status == ContainerStatus.PENDING;
    }

    boolean isRunning() {
        return status == ContainerStatus.RUNNING;
    }

    boolean isStopped() {
        return status == ContainerStatus.STOPPED;
    }

    boolean isEssential() {
        return definition.isEssential();
    }

    boolean hasTty() {
        return tty;
    }

    String stopSignal() {
        return stopSignal;
    }

    List<NetworkBinding> bindings() {
        return bindings;
    }

    /** Whether the engine may have something of this name. */
    boolean isLaunched() {
        return launched;
    }

    void launched() {
        launched = true;
    }

    void created(String newId) {
        id = newId;
    }

    /** @return whether this is the first time */
    boolean askToStop() {
        boolean first = !stopAsked;
        stopAsked = true;
        return first;
    }

    /** An event came before the launch was over: what the launch saw last may be old. */
    void eventMissed() {
        eventMissed = true;
    }

    boolean hasMissedEvent() {
        return eventMissed;
    }

    void running(ContainerInspection seen, Optional<String> digest, Instant now) {
        if (isPending()) {
            lastStart = now;
            status = ContainerStatus.RUNNING;
            stopSignal = seen.stopSignal();
            tty = seen.tty();
            imageDigest = digest.orElse(null);
            healthSeen(seen.health());
        }
    }

    /** In an earlier life of this process, of which this one goes on. */
    void restartedBefore(int times) {
        restarts = times;
    }

    /** When it was started or restarted last. */
    Instant lastStart() {
        return lastStart;
    }

    /** Whether the engine was asked to start it again and has not answered. */
    boolean isRestarting() {
        return restarting;
    }

    void restarting() {
        restarting = true;
    }

    void restarted(Instant now) {
        restarting = false;
        restarts++;
        lastStart = now;
        health = HealthStatus.UNKNOWN;
    }

    void reachedBy(List<NetworkBinding> hostPorts, List<NetworkInterface> addresses) {
        bindings = hostPorts;
        interfaces = addresses;
    }

    /** @param engineHealth in the engine's word; before the first check has ended it is {@code starting} */
    void healthSeen(String engineHealth) {
        // A check that came with the image and is not in the task definition does not count on ECS.
        if (!isStopped() && definition.healthCheck() != null) {
            health = switch (engineHealth) {
                case "healthy" -> HealthStatus.HEALTHY;
                case "unhealthy" -> HealthStatus.UNHEALTHY;
                default -> HealthStatus.UNKNOWN;
            };
        }
    }

    void ended(ContainerInspection seen) {
        ended(seen.exitCode(), seen.oomKilled() && seen.exitCode() == KILLED ? StopReason.OUT_OF_MEMORY : null);
    }

    /** @param code null when no process has ever run, or when its code is lost */
    void ended(@Nullable Integer code, @Nullable String why) {
        restarting = false;
        if (!isStopped()) {
            status = ContainerStatus.STOPPED;
            exitCode = code;
            reason = why;
        }
    }

    ContainerObservation observation() {
        return new ContainerObservation(
                name(), status, health, exitCode, reason, id, imageDigest, restarts, bindings, interfaces);
    }
}
