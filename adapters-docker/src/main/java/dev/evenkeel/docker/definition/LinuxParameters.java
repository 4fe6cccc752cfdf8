package dev.evenkeel.docker.definition;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code linuxParameters} of a container definition as the engine's host settings. Sizes are MiB in, bytes out. */
public final class LinuxParameters {

    private static final long MIB = 1 << 20;
    private static final int SWAPPIEST = 100;

    private final Members members;

    private LinuxParameters(Members members) {
        this.members = members;
    }

    public static LinuxParameters of(ContainerDefinition container) {
        return new LinuxParameters(Members.of(container.other()).in("linuxParameters"));
    }

    /** The kernel capabilities that the container gets beyond the engine's own choice, such as NET_ADMIN or ALL. */
    public List<String> addedCapabilities() {
        return capabilities("add");
    }

    /** The devices of the host, by their paths. */
    public List<String> devices() {
        return members.each("devices").stream()
                .map(device -> device.needText("hostPath"))
                .toList();
    }

    /** Whether the container has a process of the engine's that reaps others and passes signals on. */
    public boolean hasInit() {
        return members.flag("initProcessEnabled");
    }

    /** What a shared memory has, in bytes; empty for the engine's own choice. */
    public Optional<Long> sharedMemory() {
        return members.has("sharedMemorySize")
                ? Optional.of(members.needNumber("sharedMemorySize", 1) * MIB)
                : Optional.empty();
    }

    /** @param memory the container's hard limit in bytes; swap is counted on top of one, so without it there is none */
    public JsonObject settings(@Nullable Long memory) {
        JsonObject host = new JsonObject();
        putAll(host, "CapAdd", addedCapabilities());
        putAll(host, "CapDrop", capabilities("drop"));
        putDevices(host);
        if (hasInit()) {
            host.put("Init", true);
        }
        sharedMemory().ifPresent(bytes -> host.put("ShmSize", bytes));
        putTmpfs(host);
        if (members.has("maxSwap") && memory != null) {
            host.put("MemorySwap", memory + members.needNumber("maxSwap", 0) * MIB);
        }
        if (members.has("swappiness")) {
            long swappiness = members.needNumber("swappiness", 0);
            if (swappiness > SWAPPIEST) {
                throw new IllegalArgumentException("linuxParameters.swappiness must be at most " + SWAPPIEST);
            }
            // ECS ignores it unless maxSwap is given too.
            if (members.has("maxSwap")) {
                host.put("MemorySwappiness", swappiness);
            }
        }
        return host;
    }

    /** The engine takes NET_ADMIN and CAP_NET_ADMIN alike. */
    private List<String> capabilities(String what) {
        return members.in("capabilities").texts(what).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .map(name -> name.startsWith("CAP_") ? name.substring("CAP_".length()) : name)
                .toList();
    }

    private void putDevices(JsonObject host) {
        JsonArray devices = new JsonArray();
        for (Members device : members.each("devices")) {
            String path = device.needText("hostPath");
            devices.add(new JsonObject()
                    .put("PathOnHost", path)
                    .put("PathInContainer", device.text("containerPath").orElse(path))
                    .put("CgroupPermissions", permissions(device.texts("permissions"))));
        }
        if (!devices.isEmpty()) {
            host.put("Devices", devices);
        }
    }

    /** ECS grants all three when none is named. */
    private static String permissions(List<String> names) {
        List<String> letters = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of("read", "write", "mknod") : names) {
            letters.add(
                    switch (name) {
                        case "read" -> "r";
                        case "write" -> "w";
                        case "mknod" -> "m";
                        default ->
                            throw new IllegalArgumentException(
                                    "linuxParameters.devices.permissions must be read, write or mknod");
                    });
        }
        return String.join("", letters);
    }

    private void putTmpfs(JsonObject host) {
        JsonObject all = new JsonObject();
        for (Members tmpfs : members.each("tmpfs")) {
            List<String> options = new ArrayList<>();
            options.add("size=" + tmpfs.needNumber("size", 1) + "m");
            options.addAll(tmpfs.texts("mountOptions"));
            all.put(tmpfs.needText("containerPath"), String.join(",", options));
        }
        if (!all.isEmpty()) {
            host.put("Tmpfs", all);
        }
    }

    private static void putAll(JsonObject host, String name, List<String> values) {
        if (!values.isEmpty()) {
            host.put(name, new JsonArray(values));
        }
    }
}
