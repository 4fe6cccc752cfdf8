package dev.evenkeel.docker.task;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.MountPoint;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a task may run on this machine at all.
 *
 * <p>On ECS a container that breaks out has an instance that is its owner's; here it has the user's own machine. So what
 * ECS lets pass is refused here until it was allowed by name.
 */
final class Admission {

    private static final List<Path> SOCKETS = List.of(Path.of("/var/run/docker.sock"), Path.of("/run/docker.sock"));

    private final NavigableSet<Permission> allowed;

    Admission(NavigableSet<Permission> allowed) {
        this.allowed = allowed;
    }

    /** Why a task must not be started, with what to do; empty when it may. */
    Optional<String> refusal(TaskDefinition definition) {
        if (definition.effectiveNetworkMode().equals("host") && !allowed.contains(Permission.HOST_NETWORK)) {
            return refuse("network mode host", Permission.HOST_NETWORK);
        }
        for (ContainerDefinition container : definition.containers()) {
            if (Boolean.TRUE.equals(container.privileged()) && !allowed.contains(Permission.PRIVILEGED)) {
                return refuse("privileged container " + container.name(), Permission.PRIVILEGED);
            }
            if (container.volumesFrom() != null && !container.volumesFrom().isEmpty()) {
                return Optional.of("CannotCreateContainerError: volumesFrom of container " + container.name()
                        + " is not supported by the docker backend");
            }
            List<MountPoint> mounts = container.mountPoints() == null ? List.of() : container.mountPoints();
            for (MountPoint mount : mounts) {
                Optional<String> refusal = refusal(definition, mount);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    /** The host's folder behind a volume of the task; null when it is not one of the host's. */
    static @Nullable String sourcePath(TaskDefinition definition, @Nullable String volume) {
        Object volumes = definition.other() == null ? null : definition.other().get("volumes");
        if (volumes instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> found
                        && found.get("name") instanceof String name
                        && name.equals(volume)
                        && found.get("host") instanceof Map<?, ?> host
                        && host.get("sourcePath") instanceof String path) {
                    return path;
                }
            }
        }
        return null;
    }

    private Optional<String> refusal(TaskDefinition definition, MountPoint mount) {
        String source = sourcePath(definition, mount.sourceVolume());
        if (source == null) {
            return Optional.of("CannotCreateVolumeError: volume " + mount.sourceVolume()
                    + " is not a folder of the host; the docker backend supports no others");
        }
        Path path = Path.of(source).normalize();
        if (!path.isAbsolute() || source.contains(":")) {
            return Optional.of("CannotCreateVolumeError: " + source + " is not an absolute path without colons");
        }
        // A folder above the socket holds it too.
        if (SOCKETS.stream().anyMatch(socket -> socket.startsWith(path))
                && !allowed.contains(Permission.DOCKER_SOCKET)) {
            return refuse("volume " + source + " that holds the engine's socket", Permission.DOCKER_SOCKET);
        }
        // Only the socket itself is allowed by its own permission; that is decided above.
        boolean isSocket = SOCKETS.contains(path);
        return isSocket || allowed.contains(Permission.HOST_PATHS)
                ? Optional.empty()
                : refuse("volume " + source + " of the host", Permission.HOST_PATHS);
    }

    private static Optional<String> refuse(String what, Permission permission) {
        return Optional.of("CannotCreateContainerError: " + what + " is refused; allow it with the docker option allow="
                + permission.wireName());
    }
}
