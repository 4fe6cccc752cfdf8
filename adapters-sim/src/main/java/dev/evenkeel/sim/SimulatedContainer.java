package dev.evenkeel.sim;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.task.StopTimeout;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One container: how far it has come. */
final class SimulatedContainer {
    private final ContainerDefinition definition;
    private final ContainerScript script;
    private final Duration stopTimeout;
    private ContainerStatus status = ContainerStatus.PENDING;
    private HealthStatus health = HealthStatus.UNKNOWN;
    private boolean healthForced;
    private boolean ignoresStop;
    private boolean underWay;
    private int restarts;
    private Instant lastStart = Instant.EPOCH;
    private @Nullable Integer exitCode;
    private @Nullable String reason;
    private @Nullable String runtimeId;
    private @Nullable String imageDigest;
    private List<NetworkBinding> bindings = List.of();
    private List<NetworkInterface> interfaces = List.of();

    SimulatedContainer(ContainerDefinition definition, TaskStart start) {
        this.definition = definition;
        script = ContainerScript.of(definition, start.overrides());
        stopTimeout = StopTimeout.of(definition, start.launchType());
        ignoresStop = script.ignoresStop();
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

    boolean isStopped() {
        return status == ContainerStatus.STOPPED;
    }

    /** Whether a start or a stop of it was begun and has not ended. */
    boolean isUnderWay() {
        return underWay;
    }

    /** It exists from now on, and is being started. */
    void create(String id, String digest) {
        underWay = true;
        runtimeId = id;
        imageDigest = digest;
    }

    void run(Instant now, List<NetworkBinding> ports, List<NetworkInterface> addresses) {
        status = ContainerStatus.RUNNING;
        underWay = false;
        lastStart = now;
        bindings = ports;
        interfaces = addresses;
    }

    /** It is started again in place: the same container, a new process. */
    void restart(Instant now) {
        restarts++;
        lastStart = now;
        health = HealthStatus.UNKNOWN;
        healthForced = false;
    }

    /** Its stop signal was sent. */
    void signal() {
        underWay = true;
    }

    /** Ends it. A container that never ran has no exit code. */
    void end(@Nullable Integer code, @Nullable String why) {
        status = ContainerStatus.STOPPED;
        underWay = false;
        exitCode = code;
        reason = why;
    }

    /** How often it was restarted in place. */
    int restarts() {
        return restarts;
    }

    /** When it was started or restarted last. */
    Instant lastStart() {
        return lastStart;
    }

    HealthStatus health() {
        return health;
    }

    /** Its health check says so now, unless it is forced to say something else. */
    void check(HealthStatus said) {
        if (!healthForced) {
            health = said;
        }
    }

    /** Its health check says so from now on, whatever its script is. */
    void force(HealthStatus said) {
        health = said;
        healthForced = true;
    }

    /** From now on it does not end on its stop signal. */
    void ignoreStop() {
        ignoresStop = true;
    }

    /** What it ended with; null when it has not, or never ran. */
    @Nullable
    Integer exitCode() {
        return exitCode;
    }

    List<NetworkBinding> bindings() {
        return bindings;
    }

    /** From the stop signal to the end: its own time, or its stop timeout when that is over first. */
    Duration stopLatency(Duration own) {
        return isKilled(own) ? stopTimeout : own;
    }

    /** Its own code if it ends on its stop signal, 137 if it has to be killed. */
    int stopCode(Duration own) {
        return isKilled(own) ? SimLabels.EXIT_KILLED : script.stopCode();
    }

    ContainerObservation observation() {
        return new ContainerObservation(
                name(), status, health, exitCode, reason, runtimeId, imageDigest, restarts, bindings, interfaces);
    }

    private boolean isKilled(Duration own) {
        return ignoresStop || own.compareTo(stopTimeout) > 0;
    }
}
