package dev.evenkeel.docker.task;

import dev.evenkeel.docker.definition.TaskVolume.EngineVolume;
import java.util.List;
import java.util.Optional;

/** Options of the engine's driver {@code local}, which mounts whatever it is told, folders of the host included. */
final class VolumeOptions {

    private static final List<String> NETWORK_TYPES = List.of("nfs", "nfs4", "cifs");

    private VolumeOptions() {}

    /** The folder of the host that a volume is bound to; empty when it is none. */
    static Optional<String> boundFolder(EngineVolume volume) {
        List<String> words = List.of(volume.options().getOrDefault("o", "").split(","));
        boolean bound = volume.driver().equals("local")
                && (words.contains("bind") || words.contains("rbind"))
                && volume.options().containsKey("device");
        return bound ? Optional.ofNullable(volume.options().get("device")) : Optional.empty();
    }

    /**
     * Whether a volume may see the host in a way that cannot be checked. Memory and file servers do not, a bound folder is
     * checked as any folder is, and a driver of another name was installed by the machine's owner.
     */
    static boolean reachTheHost(EngineVolume volume) {
        if (!volume.driver().equals("local")
                || volume.options().isEmpty()
                || boundFolder(volume).isPresent()) {
            return false;
        }
        String type = volume.options().getOrDefault("type", "");
        String device = volume.options().getOrDefault("device", "");
        boolean memory = type.equals("tmpfs") && device.equals("tmpfs");
        boolean server = NETWORK_TYPES.contains(type) && (device.startsWith(":") || device.startsWith("//"));
        return !memory && !server;
    }
}
