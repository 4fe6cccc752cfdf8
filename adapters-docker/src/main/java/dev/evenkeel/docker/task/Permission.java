package dev.evenkeel.docker.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What lets a task out of its container, and is therefore refused unless it was allowed at start-up. */
public enum Permission {
    /** Containers with {@code privileged}. */
    PRIVILEGED,
    /** Tasks in network mode {@code host}. */
    HOST_NETWORK,
    /** Tasks with {@code pidMode} {@code host}, which see and may signal every process. */
    HOST_PID,
    /** Tasks with {@code ipcMode} {@code host}. */
    HOST_IPC,
    /** Capabilities beyond those that the engine gives every container. */
    CAPABILITIES,
    /** Devices of the host. */
    DEVICES,
    /** {@code dockerSecurityOptions}, which can turn seccomp, AppArmor and SELinux off. */
    SECURITY_OPTIONS,
    /** Volumes that are folders of the host, wherever they are. */
    HOST_PATHS,
    /** Volumes that hold the engine's own socket, which is as good as being root on the host. */
    DOCKER_SOCKET;

    /** As a user writes it, such as {@code host-network}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Permission> of(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(wireName))
                .findFirst();
    }

    /** All of them, separated by commas. */
    public static String names() {
        return Arrays.stream(values()).map(Permission::wireName).collect(Collectors.joining(", "));
    }
}
